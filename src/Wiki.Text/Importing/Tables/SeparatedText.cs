namespace Wiki.Text.Importing.Tables;

/// <summary>Writes rows as values between separators, so that reading them gives the same rows.</summary>
public static class SeparatedText
{
    /// <summary>The rows with tabs, as spreadsheets copy them.</summary>
    public static string Tsv(IEnumerable<IEnumerable<string>> rows) => Write(rows, '\t', "\n");

    /// <summary>The rows with a separator.</summary>
    /// <param name="rows">The texts of the cells.</param>
    /// <param name="separator">A comma, a semicolon or a tab.</param>
    /// <param name="lineEnd">What ends a line.</param>
    public static string Write(IEnumerable<IEnumerable<string>> rows, char separator, string lineEnd)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Concat(rows.Select(row =>
            string.Join(separator, row.Select(cell => Cell(cell, separator))) + lineEnd));
    }

    private static string Cell(string cell, char separator) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny("\"\r\n") >= 0
            || cell != cell.Trim()
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
