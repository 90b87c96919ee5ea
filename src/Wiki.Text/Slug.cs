using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Wiki.Text;

/// <summary>
/// The address of an article: lower-case letters and digits of any script, with single dashes and dots between them.
/// Each has one spelling, which <see cref="Spelling"/> makes.
/// </summary>
public readonly record struct Slug : IParsable<Slug>
{
    /// <summary>The longest slug, in characters.</summary>
    public const int MaximumLength = 100;

    private readonly string? _value;

    private Slug(string value) => _value = value;

    /// <summary>The text of the slug.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>
    /// The key of a label, not the address of a page: normalized to NFKD, in lower case, without combining marks. A dot
    /// stays between two characters of a-z and 0-9; any other run of characters becomes one dash. Empty when no
    /// character is left.
    /// </summary>
    public static string KeyOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        // Marks are removed before normalization too, because sorting a long run of them takes time in the square of
        // its length.
        var source = WithoutMarks(WithoutMarks(label).Normalize(NormalizationForm.FormKD));
        var key = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (IsLow(c))
            {
                key.Append(c);
            }
            else if (c == '.' && i > 0 && IsLow(source[i - 1]) && i + 1 < source.Length && IsLow(source[i + 1]))
            {
                key.Append('.');
            }
            else if (key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        return key.ToString().TrimEnd('-');
    }

    /// <summary>
    /// The slug of a title or of a name in a link; null when the text has no letter and no digit. A slug that would be
    /// too long ends at its last dash that leaves it short enough, or within a word that is too long itself.
    /// </summary>
    public static Slug? Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var spelt = Spelling.Of(title);
        while (spelt.Length > MaximumLength)
        {
            spelt = Spelling.Of(Spelling.Cut(spelt, MaximumLength)); // less can have a shorter spelling
        }

        return spelt.Length > 0 ? new Slug(spelt) : null;
    }

    /// <summary>The slug with a number at its end, for when it is taken itself; shortened to make room.</summary>
    /// <param name="number">A number above 0.</param>
    public Slug Numbered(int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        var room = MaximumLength - end.Length;
        return new Slug(Spelling.Of((Value.Length > room ? Spelling.Cut(Value, room) : Value) + end));
    }

    /// <inheritdoc/>
    public static Slug Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var slug) ? slug : throw new FormatException($"\"{s}\" is not a page address.");

    /// <summary>Accepts only a text that is already a slug, because an address has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Slug result)
    {
        var valid = s is { Length: > 0 and <= MaximumLength } && Spelling.Of(s) == s;
        result = valid ? new Slug(s!) : default;
        return valid;
    }

    private static bool IsLow(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';

    private static string WithoutMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                // U+FFFE cannot be normalized.
                kept.Append(rune.Value == 0xFFFE ? " " : Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return kept.ToString();
    }
}
