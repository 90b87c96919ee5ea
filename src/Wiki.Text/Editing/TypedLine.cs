namespace Wiki.Text.Editing;

/// <summary>
/// One line of a pipe table, divided at its bars. Joining the parts gives the line again, byte for byte. Unlike the
/// reader of a block, it accepts a line without its outer bars, as GitHub does.
/// </summary>
/// <param name="Before">What stands before the first cell: the outer bar, or nothing.</param>
/// <param name="Cells">The exact texts between the bars.</param>
/// <param name="After">What stands behind the last cell: the outer bar and blanks, or nothing.</param>
internal sealed record TypedLine(string Before, IReadOnlyList<string> Cells, string After)
{
    private const string Bar = "|";

    /// <summary>Whether the line begins and ends with a bar.</summary>
    internal bool HasOuterBars => Before.Length > 0 && After.Length > 0;

    internal static TypedLine Read(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart(" \t").Length;
        var first = start < line.Length && line[start] == '|' ? start + 1 : 0;
        var end = line.AsSpan().TrimEnd(" \t").Length;
        var last = end > first && line[end - 1] == '|' && !IsLiteral(line, end - 1) ? end - 1 : line.Length;
        var cells = new List<string>();
        var from = first;
        for (var i = first; i < last; i++)
        {
            if (line[i] == '|' && !IsLiteral(line, i))
            {
                cells.Add(line[from..i]);
                from = i + 1;
            }
        }

        cells.Add(line[from..last]);
        return new TypedLine(line[..first], cells, line[last..]);
    }

    /// <summary>What a cell says: trimmed, and each <c>\|</c> is a bar.</summary>
    internal static string Said(string typed) =>
        typed.Trim(' ', '\t').Replace("\\|", Bar, StringComparison.Ordinal);

    internal string Print() => Before + string.Join('|', Cells) + After;

    /// <summary>The line with other cells. It gets the outer bars that it lacks.</summary>
    internal string Print(IEnumerable<string> cells) =>
        (Before.Length > 0 ? Before : Bar) + string.Join('|', cells) + (After.Length > 0 ? After : Bar);

    // A backslash right before the bar makes it literal, as in TableRow.
    private static bool IsLiteral(string line, int bar) => bar > 0 && line[bar - 1] == '\\';
}
