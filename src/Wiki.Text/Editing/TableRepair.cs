using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>Completes the rows of structured blocks.</summary>
public static class TableRepair
{
    /// <summary>
    /// The text with the outer bars and the cells that rows and delimiter lines lack. Every cell stays as typed, and
    /// so does everything else. A row with too many cells, a line without a bar and a table without a delimiter line
    /// stay as they are.
    /// </summary>
    public static string Complete(WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = document.Source.Value.Split('\n');
        foreach (var source in document.Matrices.Select(it => it.Source)
            .Concat(document.Timelines.Select(it => it.Source))
            .Concat(document.Predictions.Select(it => it.Source)))
        {
            CompleteTable([.. source.Skip(1).Where(line => !Blank.Line(line.Text))], lines);
        }

        return string.Join('\n', lines);
    }

    private static void CompleteTable(List<SourceLine> table, string[] lines)
    {
        if (table.Count < 2 || !TableScanner.IsMadeOfRule(table[1].Text)
            || TableRow.Split(table[0]) is not { Cells.Length: > 1 } header)
        {
            return;
        }

        for (var i = 0; i < table.Count; i++)
        {
            lines[table[i].Number - 1] = Completed(table[i], header.Cells.Length, i == 1 ? "---|" : " |");
        }
    }

    private static string Completed(SourceLine line, int cells, string missing)
    {
        if (TableRow.Split(line) is not { } row || row.IsFramed && row.Cells.Length >= cells)
        {
            return line.Text;
        }

        var text = line.Text.TrimEnd(' ', '\t');
        var tail = line.Text[text.Length..];
        if (!row.IsFramed)
        {
            text = text.TrimStart(' ', '\t');
            text = text.StartsWith('|') ? text : "| " + text;
            text = text.EndsWith('|') && !text.EndsWith("\\|", StringComparison.Ordinal) ? text : text + " |";
        }

        return text + string.Concat(Enumerable.Repeat(missing, Math.Max(0, cells - row.Cells.Length))) + tail;
    }
}
