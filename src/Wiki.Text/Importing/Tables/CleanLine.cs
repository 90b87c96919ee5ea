using System.Text;

namespace Wiki.Text.Importing.Tables;

/// <summary>Makes the text of a cell one line of characters that a page can hold.</summary>
internal static class CleanLine
{
    /// <summary>
    /// The text on one line, without blanks around it. Line ends and tabs become one blank; characters that no page
    /// can hold are left out.
    /// </summary>
    /// <param name="text">The text as read.</param>
    /// <param name="lostLines">Whether a line end became a blank.</param>
    /// <param name="lostCharacters">Whether a character was left out.</param>
    internal static string Of(string text, out bool lostLines, out bool lostCharacters)
    {
        (lostLines, lostCharacters) = (false, false);
        var typed = text.AsSpan().Trim();
        if (typed.IndexOfAnyInRange('\0', '\u001F') < 0 && typed.IndexOfAnyInRange('\u007F', '\u009F') < 0
            && typed.IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            && typed.IndexOfAny("\u2028\u2029\uFFFD\uFFFE\uFFFF") < 0)
        {
            return typed.Length == text.Length ? text : typed.ToString();
        }

        var line = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var c = typed[i];
            if (c is '\n' or '\r' or '\t' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                lostLines |= c != '\t';
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (char.IsHighSurrogate(c) && i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1]))
            {
                line.Append(c).Append(typed[++i]);
            }
            else if (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFD')
            {
                lostCharacters = true;
            }
            else if (c != ' ' || line.Length == 0 || line[^1] != ' ' || typed[i - 1] == ' ')
            {
                line.Append(c);
            }
        }

        return line.ToString().Trim();
    }
}
