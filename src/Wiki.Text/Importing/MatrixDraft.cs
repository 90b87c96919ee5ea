using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing;

/// <summary>A foreign table as a matrix, according to choices.</summary>
public sealed record MatrixDraft
{
    /// <summary>The marker and the table; empty when there is a refusal.</summary>
    public string Markdown { get; private init; } = "";

    /// <summary>What each text of a cell became, the most frequent first.</summary>
    public ImmutableArray<CellConversion> Cells { get; private init; } = [];

    /// <summary>One sentence for each thing that was changed or left out besides.</summary>
    public ImmutableArray<string> Remarks { get; private init; } = [];

    /// <summary>Why there is no matrix; null when there is one.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Makes the matrix.</summary>
    public static MatrixDraft Make(ImportedTable table, MatrixChoices choices)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(choices);
        var remarks = new List<string>();
        var rows = Turned(table, choices, remarks);
        if (Refused(rows) is { } refusal)
        {
            return new MatrixDraft { Refusal = refusal, Remarks = [.. remarks] };
        }

        var counts = rows.Skip(1).SelectMany(row => row.Skip(1)).CountBy(text => text, StringComparer.Ordinal)
            .OrderByDescending(it => it.Value).ToList();
        var marks = CellMarks.In([.. counts.Select(it => it.Key)]);
        var cells = counts.Select(it => Converted(it.Key, it.Value, choices, marks)).ToImmutableArray();
        var byText = cells.ToDictionary(it => it.Text, StringComparer.Ordinal);
        remarks.AddRange(cells.Where(cell => !cell.IsKept).Select(cell =>
            $"“{Quoted.Short(cell.Text)}” cannot be written as “{cell.Meaning.Name()}”: it stands as typed."));

        var columnLabels = new MatrixLabels("column", remarks);
        var rowLabels = new MatrixLabels("row", remarks);
        var groupLabels = new MatrixLabels("group", remarks);
        var columns = rows[0].Skip(1).Select(text => columnLabels.Of(text).Print()).ToList();
        var lines = new List<string>
        {
            new BlockMarker(BlockKind.Matrix, MatrixLabels.PartOf(choices.Id, "imported"), []).Print(),
            "",
            TableRow.Print([rows[0][0].Length > 0 ? rows[0][0] : "Feature", .. columns]),
            "|" + string.Concat(Enumerable.Repeat("---|", columns.Count + 1)),
        };
        foreach (var row in rows.Skip(1))
        {
            var isHeading = choices.Headings && row[0].Length > 0 && row.Skip(1).All(cell => cell.Length == 0);
            lines.Add(isHeading
                ? TableRow.Print([groupLabels.Of(row[0]).PrintGroup(), .. columns.Select(_ => "")])
                : TableRow.Print([rowLabels.Of(row[0]).PrintRow(), .. row.Skip(1).Select(text => byText[text].Cell)]));
        }

        return new MatrixDraft
        {
            Markdown = string.Join('\n', lines) + "\n", Cells = cells, Remarks = [.. remarks.Distinct()],
        };
    }

    /// <summary>
    /// Whether the table compares nothing: two columns, the second of which is prose that is different in each row.
    /// </summary>
    public static bool IsNoComparison(ImportedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Width != 2 || table.Rows.Length < 3)
        {
            return false;
        }

        var texts = table.Rows.Skip(1).Select(row => row[1]).Where(text => text.Length > 0).ToList();
        var prose = texts.Count(text => text.Length > 20 && text.Contains(' ', StringComparison.Ordinal)
            && CellWords.Leading(text) is null);
        return texts.Distinct(StringComparer.Ordinal).Count() * 10 >= texts.Count * 8 && prose * 2 > texts.Count;
    }

    private static CellConversion Converted(string text, int count, MatrixChoices choices, CellMarks marks)
    {
        var suggested = CellConverter.Suggest(text, marks);
        var meaning = choices.Meanings.GetValueOrDefault(text, suggested);
        var (cell, isKept) = CellConverter.Write(text, meaning, marks);
        return new CellConversion(text, count, suggested, meaning, cell, isKept);
    }

    private static string? Refused(List<ImmutableArray<string>> rows) =>
        rows.Count < 2 ? "There is no row below the header. Choose another header row."
        : rows[0].Length < 2 ? "There is no column beside the names."
        : rows.Count - 1 > Matrix.MostRows
            ? $"This would be {rows.Count - 1:N0} rows, but a matrix has at most {Matrix.MostRows}. Split the table."
        : rows[0].Length - 1 > Matrix.MostColumns
            ? $"This would be {rows[0].Length - 1:N0} systems, "
                + $"but a matrix has at most {Matrix.MostColumns}. Split the table."
        : null;

    // The header first; turned when the systems are the rows.
    private static List<ImmutableArray<string>> Turned(
        ImportedTable table, MatrixChoices choices, List<string> remarks)
    {
        var header = Math.Clamp(choices.HeaderRow, 0, Math.Max(0, table.Rows.Length - 1));
        foreach (var above in table.Rows.Take(header - 1))
        {
            var words = string.Join(" · ", above.Where(cell => cell.Length > 0));
            remarks.Add($"A row above the header was left out: {words}.");
        }

        var rows = table.Rows.Skip(header - 1).ToList();
        if (header == 0)
        {
            rows.Insert(0, [.. Enumerable.Range(0, table.Width).Select(i => i == 0 ? "" : $"System {i}")]);
            remarks.Add("The table has no names for its columns. They are called “System 1” and so on.");
        }

        return choices.SystemsAreRows && rows.Count > 0
            ? [.. Enumerable.Range(0, table.Width).Select(i => rows.Select(row => row[i]).ToImmutableArray())]
            : rows;
    }
}
