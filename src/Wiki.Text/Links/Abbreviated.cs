using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>A word that the page explains.</summary>
internal sealed class Abbreviated : LeafInline
{
    /// <summary>The word as typed.</summary>
    public required string Word { get; init; }

    /// <summary>What it means.</summary>
    public required string Meaning { get; init; }

    /// <summary>Whether it is the first of its kind on the page, which the keyboard and a touch reach.</summary>
    public required bool IsFirst { get; init; }
}
