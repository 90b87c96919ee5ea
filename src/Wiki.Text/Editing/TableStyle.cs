namespace Wiki.Text.Editing;

/// <summary>
/// How the cells of a table are typed: with blanks around them or without, padded to one width or not.
/// </summary>
internal sealed class TableStyle
{
    private readonly int?[] _widths; // of each padded column, in UTF-16 units between the bars
    private readonly bool _isPadded;
    private readonly string _blank;

    private TableStyle(string blank, bool isPadded, int?[] widths)
    {
        _blank = blank;
        _isPadded = isPadded;
        _widths = widths;
    }

    /// <summary>Reads the style from the header and the rows.</summary>
    internal static TableStyle Read(IReadOnlyList<TypedLine> lines)
    {
        var typed = lines.SelectMany(line => line.Cells).Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        var spaced = typed.Count(cell => cell[0] is ' ' or '\t') * 2 >= typed.Count;
        var columns = Enumerable.Range(0, lines.Max(line => line.Cells.Count))
            .Select(column => lines.Where(line => column < line.Cells.Count).Select(line => line.Cells[column]).ToList())
            .Select(cells => (Cells: cells, IsEven: cells.DistinctBy(cell => cell.Length).Count() == 1)).ToList();
        // Cells of a compact table can have one length by chance. Only padding makes more than one blank.
        var isPadded = columns.Exists(column => column.IsEven && column.Cells.Exists(cell =>
            !string.IsNullOrWhiteSpace(cell) && cell.EndsWith("  ", StringComparison.Ordinal)));
        return new TableStyle(spaced ? " " : "", isPadded,
            [.. columns.Select(column => isPadded && column.IsEven ? column.Cells[0].Length : (int?)null)]);
    }

    /// <summary>A new cell in this style.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="column">Its column in the table as it was read; null for a new column.</param>
    /// <param name="width">The width of a new column, if it is padded.</param>
    internal string New(string text, int? column, int? width = null)
    {
        var escaped = Escape(text);
        // A backslash at the end would make the bar behind it literal.
        var after = _blank.Length > 0 || escaped.EndsWith('\\') ? " " : "";
        var cell = escaped.Length == 0 ? " " : _blank + escaped + after;
        return cell.PadRight(column is { } place && place < _widths.Length ? _widths[place] ?? 0 : width ?? 0);
    }

    /// <summary>A cell with another text. It keeps the blanks around the old one.</summary>
    internal string Changed(string typed, string text, int column)
    {
        if (string.IsNullOrWhiteSpace(typed) || text.Length == 0)
        {
            return New(text, column);
        }

        var escaped = Escape(text);
        var before = typed[..^typed.AsSpan().TrimStart(" \t").Length];
        var after = typed[typed.AsSpan().TrimEnd(" \t").Length..];
        if (_widths[column] is { } width)
        {
            return (before + escaped + (after.Length > 0 ? " " : "")).PadRight(width);
        }

        return before + escaped + (after.Length == 0 && escaped.EndsWith('\\') ? " " : after);
    }

    /// <summary>The width of a new column in a padded table; null when the table is not padded.</summary>
    internal int? WidthOf(IEnumerable<string> texts) =>
        _isPadded ? texts.Max(text => Escape(text).Length) + 2 * _blank.Length : null;

    /// <summary>A cell of the delimiter line for a new column, like the cell of another column.</summary>
    internal static string Rule(string? other, int? width)
    {
        var blank = other is [' ', .., ' '] ? " " : "";
        return blank + new string('-', Math.Max(3, (width ?? 0) - 2 * blank.Length)) + blank;
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
