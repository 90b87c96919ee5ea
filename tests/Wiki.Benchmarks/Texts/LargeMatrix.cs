using System.Text;

namespace Wiki.Benchmarks.Texts;

/// <summary>An article with one matrix of 500 rows and 20 systems: 10,000 cells, most of them different.</summary>
internal static class LargeMatrix
{
    private const int Rows = 500;
    private const int Systems = 20;

    /// <summary>The article.</summary>
    public static string Text { get; } = Written();

    private static string Written()
    {
        var text = new StringBuilder("# Large\n\n<!-- matrix:large -->\n\n| Feature |");
        var systems = Enumerable.Range(1, Systems).ToList();
        text.AppendJoin(" |", systems.Select(system => $" System {system}")).Append(" |\n|---|")
            .Insert(text.Length, "---|", Systems).Append('\n');
        for (var row = 0; row < Rows; row++)
        {
            text.Append("| Feature ").Append(row).Append(" |")
                .AppendJoin(" |", systems.Select(system => " " + Cell(row, system)))
                .Append(" |\n");
        }

        return text.Append("\n[^1]: First.\n[^2]: Second.\n[^3]: Third.\n").ToString();
    }

    // As in a real comparison short answers repeat, and what has a version or a note is mostly said once.
    private static string Cell(int row, int system) => ((row + (system * 3)) % 8) switch
    {
        0 => $"yes since 2.6.{row} (merged before release {system}) [^1]",
        1 => $"no as of {2000 + system}-0{(row % 9) + 1} (a source tree of its own) [^2]",
        2 => $"partial since {system}.{row} [^1]", // A fault: the note is missing.
        3 => "yes",
        4 => "?",
        5 => "n/a (no guest kernel) [^3]",
        6 => "",
        _ => $"yes since 2.{system}.{row} [^1]; partial since 2.{system - 1}.1 removed 2.{system}.{row} "
            + $"(first pieces, `driver {row}`) [^2][^3]",
    };
}
