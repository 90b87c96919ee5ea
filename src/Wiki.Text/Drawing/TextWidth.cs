using System.Text;

namespace Wiki.Text.Drawing;

/// <summary>
/// Estimates how wide a text can be at most, by the widths of the site's font and a reserve for others, which are made as
/// wide as it (<c>fonts.css</c>).
/// </summary>
public static class TextWidth
{
    private const string Ellipsis = "…";
    private const char First = ' ';
    private const double Reserve = 1.03;

    // Inter at the weight of labels (500): the advances of the characters from space to tilde, in thousandths of an em.
    private static readonly short[] Widths =
    [
        267, 304, 494, 639, 646, 993, 653, 313, 369, 369, 521, 667, 303, 462, 303, 370, 646, 415, 616, 627, 656, 603, 630,
        571, 629, 630, 303, 315, 667, 667, 667, 527, 982, 709, 657, 733, 722, 603, 589, 748, 745, 272, 575, 688, 565, 913,
        756, 767, 642, 769, 648, 646, 653, 740, 709, 1003, 701, 696, 641, 369, 370, 369, 477, 463, 337, 568, 618, 577, 618,
        587, 379, 620, 602, 252, 252, 559, 252, 888, 602, 604, 618, 618, 387, 539, 340, 602, 575, 829, 557, 575, 559, 440,
        346, 440, 667,
    ];

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
        >= First and < 0x7F => Widths[rune.Value - First] * Reserve / 1000.0,
        '…' => .95,
        < 0x1100 => .85,
        _ => 1.35,
    };
}
