using Wiki.Text.Importing.Cells;

namespace Wiki.Text.Importing.Formats;

/// <summary>Writes raised text: a number behind a word is a reference, behind a number a power.</summary>
internal static class Superscript
{
    /// <summary>The raised text as it stands in a cell.</summary>
    /// <param name="before">What stands before it.</param>
    /// <param name="raised">The raised text.</param>
    internal static string Written(ReadOnlySpan<char> before, string raised)
    {
        var inside = raised.Trim();
        if (!CellLinkReader.IsNumber(inside))
        {
            return raised;
        }

        var line = before.TrimEnd();
        var isUnit = line.Length > 0 && char.IsAsciiLetter(line[^1])
            && (line.Length == 1 || !char.IsLetter(line[^2]));
        return line.Length > 0 && (char.IsAsciiDigit(line[^1]) || isUnit) ? $"^{inside}" : $"[{inside}]";
    }
}
