using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>A line of a table that could not be read as a row. Readers see it as typed, in its place.</summary>
/// <param name="Line">Its number in the article.</param>
/// <param name="Text">The line as typed.</param>
/// <param name="Key">The key of the row that it seems to be; empty when it names none.</param>
public sealed record UnreadRow(int Line, string Text, string Key)
{
    /// <summary>The row that a line with these cells seems to be.</summary>
    /// <param name="line">The line.</param>
    /// <param name="row">Its cells, or null when it has none.</param>
    /// <param name="name">The place of the cell with the name.</param>
    internal static UnreadRow Of(SourceLine line, TableRow? row, int name) => new(line.Number, line.Text,
        row is not null && name < row.Cells.Length && Label.Read(row.Cells[name].Text) is { } label ? label.Key : "");

    /// <summary>Puts rows that were read and rows that were not into the order of the text.</summary>
    internal static IEnumerable<(T? Row, UnreadRow? Unread)> InOrder<T>(
        IEnumerable<T> rows, Func<T, int> lineOf, ImmutableArray<UnreadRow> unread)
        where T : class
    {
        var next = 0;
        foreach (var row in rows)
        {
            for (; next < unread.Length && unread[next].Line < lineOf(row); next++)
            {
                yield return (null, unread[next]);
            }

            yield return (row, null);
        }

        for (; next < unread.Length; next++)
        {
            yield return (null, unread[next]);
        }
    }
}
