using System.Text;

namespace Wiki.Benchmarks.Texts;

/// <summary>An article with one matrix of 500 rows and 20 systems: 10,000 cells.</summary>
internal static class LargeMatrix
{
    private const int Rows = 500;
    private const int Systems = 20;

    private static readonly string[] Cells =
    [
        "yes since 2.6.20 (merged before the release) [^1]", "no (a source tree of its own) [^2]",
        "partial since 4.1 [^1]",
        "yes", "?", "n/a (no guest kernel) [^3]", "",
        "yes since 2.6.29 [^1]; partial since 2.4.19 removed 2.6.29 (first pieces) [^2][^3]",
    ];

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
                .AppendJoin(" |", systems.Select(system => " " + Cells[(row + (system * 3)) % Cells.Length]))
                .Append(" |\n");
        }

        return text.Append("\n[^1]: First.\n[^2]: Second.\n[^3]: Third.\n").ToString();
    }
}
