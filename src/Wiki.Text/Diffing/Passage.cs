using System.Buffers;
using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing;

/// <summary>Neighbouring lines that belong together: one line, or several of a hard-wrapped paragraph.</summary>
/// <param name="Start">The first line, from 0.</param>
/// <param name="Count">How many lines.</param>
/// <param name="IsProse">Whether it is running text, which may be split, joined and wrapped.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Passage(int Start, int Count, bool IsProse)
{
    // Shorter lines are lines for themselves; more of them than this are a list of something, and dear to compare.
    private const int ShortestWrapped = 40;
    private const int MostLines = 60;

    private static readonly SearchValues<char> Rule = SearchValues.Create("-=*_+: ");

    public int End => Start + Count;

    /// <summary>The passages of some lines in order, those lines left out that are no longer free.</summary>
    public static List<Passage> Of(DiffSide side, int start, int end)
    {
        var passages = new List<Passage>();
        for (var line = start; line < end; line++)
        {
            if (!side.Free[line])
            {
                continue;
            }

            var first = line;
            var isProse = IsText(side.Shown(line));
            while (isProse && line + 1 < end && line + 1 - first < MostLines && side.Free[line + 1]
                && Continues(side.Shown(line), side.Shown(line + 1)))
            {
                line++;
            }

            passages.Add(new Passage(first, line + 1 - first, isProse));
        }

        return passages;
    }

    private static bool Continues(string line, string next) =>
        line.Length is >= ShortestWrapped and < 4 * ShortestWrapped && IsText(next) && !StartsItem(next);

    private static bool IsText(string line)
    {
        var text = line.AsSpan().Trim();
        return text is not ([] or ['|' or '#' or '<', ..] or ['`', '`', '`', ..] or ['~', '~', '~', ..])
            && text.ContainsAnyExcept(Rule);
    }

    private static bool StartsItem(string line)
    {
        var text = line.AsSpan().TrimStart();
        var number = text.TrimStart("0123456789");
        return text is ['-' or '*' or '+', ' ', ..] or ['>' or '[', ..]
            || (number.Length < text.Length && number is ['.' or ')', ..]);
    }
}
