using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>A link to an article by its name: <c>[[Name]]</c>, <c>[[Name|label]]</c>, <c>[[Name#section]]</c>.</summary>
public sealed class WikiLink : LeafInline
{
    /// <summary>The name as written, without the section. Empty for a section of the same article.</summary>
    public required string Name { get; init; }

    /// <summary>The address that the name gives; null when the name is empty or gives no address.</summary>
    public required Slug? Target { get; init; }

    /// <summary>The key of the section after <c>#</c>, or null.</summary>
    public required string? Section { get; init; }

    /// <summary>The section as written; empty for none.</summary>
    public string SectionText { get; init; } = "";

    /// <summary>The anchor of the section on the same page, once it is known which headings the page has.</summary>
    public string? Anchor { get; set; }

    /// <summary>The text that readers see.</summary>
    public required string Label { get; init; }
}
