using System.Globalization;
using System.Text;

namespace Wiki.Text;

/// <summary>
/// How the address of a page is spelt, whatever its script: one spelling for all texts that look or read the same.
/// </summary>
internal static class Spelling
{
    private const int MostMarks = 8; // on one letter; no script needs more
    private const int LongestText = 2000;

    /// <summary>
    /// The letters and digits of a text in lower case, with the marks that belong to them. A dot stays between two of
    /// them, <c>#</c> and <c>+</c> behind a name become the words "sharp" and "plus", and everything else becomes one
    /// dash. If all letters are a-z without their marks, the marks go: "café" and "cafe" are one address. Characters
    /// that look like others become them; what nobody sees is left out. Empty when there is no letter and no digit.
    /// </summary>
    /// <remarks>Gives itself for what it gave, and what <see cref="Slug.KeyOf"/> gives for most ASCII texts.</remarks>
    public static string Of(string text)
    {
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        // Before normalization too, because sorting a long run of marks takes time in the square of its length.
        var runes = Belonging(string.Concat(Belonging(text)).Normalize(NormalizationForm.FormKD));
        var spelt = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Count; i++)
        {
            if (IsLetter(runes[i]) || IsMark(runes[i]))
            {
                spelt.Append(runes[i].ToString());
            }
            else if (runes[i].Value == '.' && IsWritten(runes, i - 1) && i + 1 < runes.Count && IsLetter(runes[i + 1]))
            {
                spelt.Append('.');
            }
            else
            {
                var end = EndOfRun(runes, i);
                AppendWords(spelt, runes, i, end);
                i = end - 1;
                if (spelt.Length > 0 && spelt[^1] != '-')
                {
                    spelt.Append('-');
                }
            }
        }

        return Composed(spelt.ToString().TrimEnd('-'));
    }

    /// <summary>
    /// The longest beginning of a longer address that ends at a dash. If that were less than half of the length, the
    /// last word is cut between two characters as readers see them.
    /// </summary>
    public static string Cut(string spelt, int length)
    {
        var dash = spelt.LastIndexOf('-', length);
        if (dash >= length / 2)
        {
            return spelt[..dash];
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(spelt.AsSpan(end)) is var next && end + next <= length)
        {
            end += next;
        }

        // What Unicode calls one character can be as long as somebody likes.
        return spelt[..(end > 0 ? end : char.IsLowSurrogate(spelt[length]) ? length - 1 : length)];
    }

    // The characters that count, in lower case: no invisible ones, and no marks but those of a letter.
    private static List<Rune> Belonging(string text)
    {
        var runes = new List<Rune>(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsInvisible(rune)))
        {
            if (!IsMark(rune))
            {
                marks = 0;
                runes.Add(Rune.ToLowerInvariant(rune));
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.EnclosingMark
                && IsWritten(runes, runes.Count - 1) && marks++ < MostMarks)
            {
                runes.Add(rune);
            }
        }

        return runes;
    }

    private static int EndOfRun(List<Rune> runes, int start)
    {
        var end = start + 1;
        while (end < runes.Count && runes[end] == runes[start])
        {
            end++;
        }

        return end;
    }

    // C# and C++, but neither a#b nor a+b.
    private static void AppendWords(StringBuilder spelt, List<Rune> runes, int start, int end)
    {
        var isEnd = end == runes.Count || !IsLetter(runes[end]);
        var word = runes[start].Value switch
        {
            '#' or '♯' when isEnd && end - start == 1 => "-sharp",
            '+' when isEnd || end - start > 1 => "-plus",
            _ => null,
        };
        for (var i = start; i < end && word is not null && IsWritten(runes, start - 1); i++)
        {
            spelt.Append(word);
        }
    }

    private static string Composed(string spelt)
    {
        var letters = string.Concat(spelt.EnumerateRunes().Where(rune => !IsMark(rune)));
        if (Ascii.IsValid(letters))
        {
            return letters;
        }

        // Thai and Lao write am as one letter; only its compatible form has two. A sigma ends a Greek word in a form
        // of its own.
        var text = new StringBuilder(spelt.Normalize(NormalizationForm.FormC))
            .Replace("\u0E4D\u0E32", "\u0E33").Replace("\u0ECD\u0EB2", "\u0EB3").Replace('ς', 'σ');
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == 'σ' && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || text[i + 1] is '-' or '.'))
            {
                text[i] = 'ς';
            }
        }

        return text.ToString();
    }

    private static bool IsWritten(List<Rune> runes, int i) => i >= 0 && (IsLetter(runes[i]) || IsMark(runes[i]));

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Default_Ignorable_Code_Point of Unicode, all other characters that only say how others are shown, and the one
    // that cannot be normalized.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFFE or (>= 0xE0000 and <= 0xE0FFF);
}
