using Wiki.Web.Comparing;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>One of the ways to look at a comparison.</summary>
/// <param name="View">What the address says; empty for the first.</param>
/// <param name="Name">What the tab is called.</param>
/// <param name="Parts">What of the comparison it shows.</param>
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
