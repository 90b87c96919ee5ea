using Wiki.Text.Links;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>What readers are told about the review of an article.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Standing">How far its review has come.</param>
public sealed record ReviewStatusView(string Slug, ReviewStatus Standing)
{
    /// <summary>Whether the text readers see is itself the one that was approved.</summary>
    public bool IsReviewed => Standing.ReviewedNumber == Standing.PublishedNumber;

    /// <summary>Where what waits can be seen; null when nothing waits.</summary>
    public string? Difference => Standing.Open > 0 && Standing.PublishedNumber is { } published
        ? Addresses.Diff(Slug, published, Standing.CurrentNumber) : null;
}
