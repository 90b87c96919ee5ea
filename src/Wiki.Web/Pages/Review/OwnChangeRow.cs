using Wiki.Core.Reviews;

namespace Wiki.Web.Pages.Review;

/// <summary>A change in the list that its author sees, drawn by <c>_OpenRow</c> or <c>_DecidedRow</c>.</summary>
/// <param name="Change">The change.</param>
/// <param name="Author">The name of its author.</param>
/// <param name="Waits">How long it waits, in words.</param>
public sealed record OwnChangeRow(OwnChange Change, string? Author, string Waits)
{
    /// <summary>What became of the change. A rejection by the author is a withdrawal.</summary>
    public RevisionMark Mark => new(Change.State, Change.Reviewer, Change.Reason)
    {
        IsWithdrawn = Change.State == PendingState.Rejected && Change.Reviewer == Author,
    };
}
