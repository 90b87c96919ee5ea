namespace Wiki.Text.Links;

/// <summary>The anchor of a section, made from the text of its heading.</summary>
internal static class SectionKey
{
    private const int MaximumLength = 80;

    /// <summary>
    /// The anchor of the first heading with this text: its letters a-z and digits, or those of its script when it has
    /// none of these.
    /// </summary>
    public static string Of(string text)
    {
        var key = Slug.KeyOf(text).Replace('.', '-');
        return key.Length > 0 ? key[..Math.Min(key.Length, MaximumLength)].TrimEnd('-') : Spelt(text);
    }

    /// <summary>
    /// What a link to a section of another page names: the letters of all scripts when <see cref="Of"/> would lose some,
    /// because other headings can have the same rest.
    /// </summary>
    public static string InLink(string text)
    {
        var spelt = Spelt(text);
        return System.Text.Ascii.IsValid(spelt) ? Of(text) : spelt;
    }

    /// <summary>The letters and digits of a text in its script; empty when it has none.</summary>
    public static string Spelt(string text)
    {
        var spelt = Spelling.Of(text).Replace('.', '-');
        return spelt.Length > MaximumLength ? Spelling.Cut(spelt, MaximumLength).TrimEnd('-') : spelt;
    }
}
