namespace Wiki.Text.Rendering;

/// <summary>A source that a page defines in a footnote.</summary>
/// <param name="Name">The name of the footnote as typed. Case does not matter when it is looked up.</param>
/// <param name="Text">The text of the footnote without markup, on one line.</param>
/// <param name="Address">The first address in it that readers may follow; null when there is none.</param>
public sealed record SourceDefinition(string Name, string Text, string? Address)
{
    /// <summary>The text without its address, for use as the text of a link to it.</summary>
    public string Title
    {
        get
        {
            var title = Address is null ? Text : Text.Replace(Address, "", StringComparison.Ordinal);
            title = title.TrimEnd(' ', ',', ';', ':', '.', '(', '<');
            return title.Length > 0 ? title : Text;
        }
    }
}
