using Wiki.Core.Articles;
using Wiki.Core.Reviews;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>One of the two revisions that a page compares: who saved it, when, and what became of it.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Mark">What became of it; null where it needed no verdict.</param>
public sealed record RevisionSide(RevisionView Revision, RevisionMark? Mark = null)
{
    /// <summary>Whether the side names its page, because the two revisions are of different pages.</summary>
    public bool NamesPage { get; init; }
}
