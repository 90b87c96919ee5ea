using System.Buffers;
using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Passages;

/// <summary>Neighbouring lines that belong together: one line, or the lines of a hard-wrapped paragraph.</summary>
/// <param name="Start">The first line, from 0.</param>
/// <param name="Count">The number of lines.</param>
/// <param name="IsProse">Whether it is running text, which an editor may split, join and wrap.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Passage(int Start, int Count, bool IsProse)
{
    // A shorter line is a passage of its own. More lines than this are probably a list, and expensive to compare.
    private const int ShortestWrapped = 40;
    private const int MostLines = 60;

    private static readonly SearchValues<char> Rule = SearchValues.Create("-=*_+: ");

    public int End => Start + Count;

    /// <summary>The passages in a range of lines, in order. Lines that are no longer free are left out.</summary>
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
