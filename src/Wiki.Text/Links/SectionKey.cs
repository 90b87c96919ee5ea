namespace Wiki.Text.Links;

/// <summary>The anchor of a section, made from the text of its heading.</summary>
internal static class SectionKey
{
    private const int MaximumLength = 80;

    /// <summary>The anchor of the first heading with this text; a link to the section uses the same.</summary>
    public static string Of(string text)
    {
        var key = Slug.KeyOf(text).Replace('.', '-');
        return key[..Math.Min(key.Length, MaximumLength)].TrimEnd('-');
    }
}
