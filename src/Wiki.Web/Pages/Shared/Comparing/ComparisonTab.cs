using Wiki.Core.Comparing;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>One of the views of a comparison.</summary>
/// <param name="View">The word in the address; empty for the first tab.</param>
/// <param name="Name">The name on the tab.</param>
/// <param name="Parts">The parts of the comparison that the tab shows.</param>
public sealed record ComparisonTab(string View, string Name, ComparisonParts Parts)
{
    /// <summary>Facts first, then the text.</summary>
    public static ComparisonTab Changes { get; } = new("", "Changes", ComparisonParts.Facts | ComparisonParts.Text);

    /// <summary>The text in one column.</summary>
    public static ComparisonTab Inline { get; } = new("inline", "Inline", ComparisonParts.Text);

    /// <summary>All of them, from left to right.</summary>
    public static IReadOnlyList<ComparisonTab> All { get; } =
    [
        Changes, new("side", "Side by side", ComparisonParts.Text), Inline,
        new("page", "As readers see it", ComparisonParts.Page),
    ];

    /// <summary>The tab that an address asks for; the first when it asks for none.</summary>
    public static ComparisonTab Of(string? view) => All.FirstOrDefault(tab => tab.View == view) ?? Changes;
}
