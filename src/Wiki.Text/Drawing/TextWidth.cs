using System.Text;

namespace Wiki.Text.Drawing;

/// <summary>
/// Estimates how wide a text can be at most. The estimate is generous, because the reader's font is not known.
/// </summary>
public static class TextWidth
{
    private const string Ellipsis = "…";

    /// <summary>The width of a text in units of the drawing.</summary>
    public static double Of(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        return size * text.EnumerateRunes().Sum(Ems);
    }

    /// <summary>
    /// Returns the text, cut and with an ellipsis at its end if it is wider than <paramref name="width"/>.
    /// </summary>
    public static string Fit(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var room = width / size - Ems(new Rune('…'));
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Ems(rune);
            if (room < 0)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd() + Ellipsis;
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' => .34,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' or '1' => .46,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' or '—' => .98,
        >= 'a' and <= 'z' => .64,
        >= '0' and <= '9' => .68,
        < 0x80 => .78,
        < 0x1100 => .85,
        _ => 1.35,
    };
}
