using Wiki.Core.Reviews;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>The review status of an article as its readers see it, drawn by <c>_ReviewStatus</c>.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Status">The status.</param>
public sealed record ReviewStatusView(string Slug, ReviewStatus Status)
{
    /// <summary>"Reviewed" when a reviewer approved the text that readers see, else "Last reviewed".</summary>
    public string Reviewed => Status.ReviewedNumber == Status.PublishedNumber ? "Reviewed" : "Last reviewed";

    /// <summary>How many changes wait, in words.</summary>
    public string Waiting => Format.Count(Status.Open, "waiting change");

    /// <summary>The address of the changes that wait; null when none does.</summary>
    public string? Difference => Status.Open > 0 && Status.PublishedNumber is { } published
        ? Addresses.Diff(Slug, published, Status.CurrentNumber) : null;
}
