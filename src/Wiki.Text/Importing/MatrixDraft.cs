using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Rendering;

namespace Wiki.Text.Importing;

/// <summary>A foreign table as a matrix, according to choices.</summary>
public sealed record MatrixDraft
{
    /// <summary>The marker and the table; empty when there is a refusal.</summary>
    public string Markdown { get; private init; } = "";

    /// <summary>The sources that the page must define now.</summary>
    public ImmutableArray<SourceDefinition> Sources { get; private init; } = [];

    /// <summary>What each text of a cell became: first what somebody must look at, then the most frequent.</summary>
    public ImmutableArray<CellConversion> Cells { get; private init; } = [];

    /// <summary>One sentence for each thing that was changed or left out besides.</summary>
    public ImmutableArray<string> Remarks { get; private init; } = [];

    /// <summary>Why there is no matrix; null when there is one.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Makes the matrix.</summary>
    /// <param name="table">The table.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="page">The sources of the page.</param>
    public static MatrixDraft Make(
        ImportedTable table, MatrixChoices choices, IReadOnlyCollection<SourceDefinition> page)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(choices);
        var remarks = new RemarkList();
        var rows = Turned(choices.Part(table, remarks), choices, remarks);
        if (Refused(rows) is { } refusal)
        {
            return new MatrixDraft { Refusal = refusal, Remarks = [.. remarks.Sentences()] };
        }

        var sources = new ImportSources(page, table.Sources, remarks);
        var read = rows.Skip(1).Select(row => row.Skip(1).Select(sources.Read).ToList()).ToList();
        var cells = Converted(read.SelectMany(row => row), choices);
        var byText = cells.ToDictionary(it => it.Text, StringComparer.Ordinal);
        foreach (var cell in cells.Where(cell => !cell.IsKept))
        {
            remarks.Add(Unkept(cell));
        }


        var columnLabels = new MatrixLabels("column", sources, remarks);
        var rowLabels = new MatrixLabels("row", sources, remarks);
        var groupLabels = new MatrixLabels("group", sources, remarks);
        var columns = rows[0].Skip(1).Select(text => columnLabels.Of(text).Print()).ToList();
        var lines = new List<string>
        {
            new BlockMarker(BlockKind.Matrix, MatrixLabels.PartOf(choices.Id, "imported"), []).Print(),
            "",
            TableRow.Print([rows[0][0].Length > 0 ? rows[0][0] : "Feature", .. columns]),
            "|" + string.Concat(Enumerable.Repeat("---|", columns.Count + 1)),
        };
        foreach (var (row, cited) in rows.Skip(1).Zip(read))
        {
            var isHeading = choices.Headings && row[0].Length > 0 && row.Skip(1).All(cell => cell.Length == 0);
            lines.Add(isHeading
                ? TableRow.Print([groupLabels.Of(row[0]).PrintGroup(), .. columns.Select(_ => "")])
                : TableRow.Print([rowLabels.Of(row[0]).PrintRow(), .. cited.Select(cell => Printed(cell, byText))]));
        }

        sources.Finish();
        return new MatrixDraft
        {
            Markdown = string.Join('\n', lines) + "\n", Cells = cells, Sources = sources.Added,
            Remarks = [.. remarks.Sentences()],
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

    private static ImmutableArray<CellConversion> Converted(IEnumerable<ForeignCell> all, MatrixChoices choices)
    {
        var texts = all.GroupBy(cell => cell.Words, StringComparer.Ordinal)
            .Select(group => (Text: group.Key, Count: group.Count(), IsCited: group.All(it => it.Citations.Length > 0)))
            .ToList();
        var marks = CellMarks.In([.. texts.Select(it => it.Text)]);
        return
        [
            .. texts.Select(it => Converted(it.Text, it.Count, it.IsCited, choices, marks))
                .OrderBy(it => it.Doubt is null).ThenByDescending(it => it.Count),
        ];
    }

    private static CellConversion Converted(
        string text, int count, bool isCited, MatrixChoices choices, CellMarks marks)
    {
        var suggested = CellConverter.Suggest(text, marks, isCited);
        var usual = CellConverter.Write(text, suggested, marks, isCited).Cell;
        var meaning = choices.Meanings.GetValueOrDefault(text, suggested);
        var (cell, isKept) = CellConverter.Write(text, meaning, marks, isCited);
        return new CellConversion(text, count, suggested, meaning, cell, isKept,
            CellDoubt.Of(text, suggested, usual, marks));
    }

    private static string Unkept(CellConversion cell) => cell.Meaning == CellMeaning.Planned
        ? $"“{Quoted.Short(cell.Text)}” cannot be “planned” yet: "
            + "a plan needs a source and the day on which you checked it."
        : $"“{Quoted.Short(cell.Text)}” cannot be written as “{cell.Meaning.Name()}”. It became {cell.Cell}.";

    // A source needs something that it supports.
    private static string Printed(ForeignCell cell, Dictionary<string, CellConversion> byText)
    {
        var text = byText[cell.Words].Cell;
        return cell.Citations.Length == 0 ? text
            : text.Length > 0 ? $"{text} {cell.Citations}"
            : CellWords.IsDash(cell.Words) ? $"unknown ({cell.Words}) {cell.Citations}" : $"unknown {cell.Citations}";
    }

    private static string? Refused(List<ImmutableArray<string>> rows) =>
        rows.Count < 2
            ? "There is no row below the names. Choose another row for the names of the columns, or keep more rows."
        : rows[0].Length < 2 ? "There is no column beside the names. Keep at least two columns."
        : rows.Count - 1 > Matrix.MostRows
            ? $"This would be {rows.Count - 1:N0} rows, but a matrix has at most {Matrix.MostRows}. "
                + "Keep fewer rows, and import the others as another matrix."
        : rows[0].Length - 1 > Matrix.MostColumns
            ? $"This would be {rows[0].Length - 1:N0} systems, but a matrix has at most {Matrix.MostColumns}. "
                + "Leave some out, and import them as another matrix."
        : null;

    // The header first; turned when the systems are the rows.
    private static List<ImmutableArray<string>> Turned(
        ImportedTable table, MatrixChoices choices, RemarkList remarks)
    {
        var header = Math.Clamp(choices.HeaderRow, 0, Math.Max(0, table.Rows.Length - 1));
        foreach (var above in table.Rows.Take(header - 1))
        {
            var words = string.Join(" · ", above.Where(cell => cell.Length > 0).Distinct());
            remarks.Add($"A row above the names was left out: {words}.");
        }

        var rows = table.Rows.Skip(header - 1).ToList();
        if (header == 0)
        {
            rows.Insert(0, [.. Enumerable.Range(0, table.Width).Select(i => i == 0 ? "" : $"System {i}")]);
            remarks.Add("The columns have no names. They are called “System 1” and so on: rename them afterwards.");
        }

        return choices.SystemsAreRows && rows.Count > 0
            ? [.. Enumerable.Range(0, table.Width).Select(i => rows.Select(row => row[i]).ToImmutableArray())]
            : rows;
    }
}
