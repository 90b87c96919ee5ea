using Wiki.Core.Articles;
using Wiki.Core.Reviews;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>One revision in a history, drawn by <c>_HistoryLine</c>.</summary>
/// <param name="Change">The change that the revision made.</param>
/// <param name="Mark">What became of it; null when it needed no verdict.</param>
/// <param name="Place">Its place in the list, from 0; null when it is the only one and cannot be compared.</param>
public sealed record HistoryLine(ChangeView Change, RevisionMark? Mark, int? Place)
{
    /// <summary>Whether readers see this revision.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether the account may undo it.</summary>
    public bool MayUndo { get; init; }

    /// <summary>Whether the account may review it.</summary>
    public bool MayReview { get; init; }

    /// <summary>Whether the account may hide parts of it.</summary>
    public bool MayHide { get; init; }
}
