using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Wiki.Text;

/// <summary>
/// The address of an article: lower-case ASCII letters and digits, with single dashes and dots between them.
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
    /// The key of a label: normalized to NFKD, in lower case, without combining marks. A dot stays between two
    /// characters of a-z and 0-9; any other run of characters becomes one dash. Empty when no character is left.
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

    /// <summary>The slug of a title or of a name in a link; null when no usable character is left.</summary>
    public static Slug? Of(string title)
    {
        var key = KeyOf(title);
        return key.Length is > 0 and <= MaximumLength ? new Slug(key) : null;
    }

    /// <inheritdoc/>
    public static Slug Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var slug) ? slug : throw new FormatException($"\"{s}\" is not a page address.");

    /// <summary>Accepts only a text that is already a slug, because an address has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Slug result)
    {
        var valid = s is { Length: > 0 and <= MaximumLength } && KeyOf(s) == s;
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
                kept.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return kept.ToString();
    }
}
