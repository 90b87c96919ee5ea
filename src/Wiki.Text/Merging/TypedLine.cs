using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Merging;

/// <summary>
/// A line of a table divided so that nothing is lost: what stands before its first cell, the exact texts of its cells,
/// and what stands behind the last. The outer bars may be missing.
/// </summary>
/// <param name="Head">Blanks and the first bar.</param>
/// <param name="Cells">The cells, at least one, with the blanks around them.</param>
/// <param name="Tail">The last bar and what follows it, without the line feed.</param>
internal sealed record TypedLine(string Head, ImmutableArray<string> Cells, string Tail)
{
    /// <summary>Divides a line without its line feed.</summary>
    public static TypedLine Of(string line)
    {
        var bars = new List<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '|' && (i == 0 || line[i - 1] != '\\'))
            {
                bars.Add(i);
            }
        }

        var start = Blank.Skip(line, 0);
        var end = line.AsSpan().TrimEnd(" \t").Length;
        var first = bars is [var open, ..] && open == start ? open + 1 : 0;
        var last = bars is [.., var close] && close == end - 1 && close >= first ? close : line.Length;
        var cells = ImmutableArray.CreateBuilder<string>();
        var from = first;
        foreach (var bar in bars.Where(bar => bar >= first && bar < last).Append(last))
        {
            cells.Add(line[from..bar]);
            from = bar + 1;
        }

        return new TypedLine(line[..first], cells.ToImmutable(), line[last..]);
    }

    /// <summary>Writes a line with these cells.</summary>
    public static string Print(string head, IEnumerable<string> cells, string tail) =>
        $"{head}{string.Join('|', cells)}{tail}\n";
}
