namespace Wiki.Text;

/// <summary>A source that a page names in a footnote.</summary>
/// <param name="Name">The name of the footnote as typed; matched without regard to case.</param>
/// <param name="Text">What the footnote says, without markup, on one line.</param>
/// <param name="Address">The first address in it that may be followed; null when it has none.</param>
public sealed record SourceDefinition(string Name, string Text, string? Address)
{
    /// <summary>The text without the address at its end: what a link to the address is called.</summary>
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
