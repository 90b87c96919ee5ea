using Wiki.Core.Changes;
using Wiki.Core.Reviews;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>One change in a list, drawn by <c>_Change</c>.</summary>
/// <param name="Line">The change.</param>
/// <param name="ReviewerId">The reviewer who looks at the list; null for everybody else.</param>
/// <param name="Here">The address of the list.</param>
public sealed record ChangeLine(RecentLine Line, long? ReviewerId, string Here)
{
    /// <summary>What became of the change; null when it needed no verdict.</summary>
    public RevisionMark? Mark => Line.State is { } state ? new RevisionMark(state, null, "") : null;

    /// <summary>Whether a reviewer sees that somebody looked at the change.</summary>
    public bool IsLookedAt => ReviewerId is not null && Line.IsLookedAt;

    /// <summary>The button with which the reviewer says that they looked at the change; null for none.</summary>
    public LookedAtButton? Button => ReviewerId is { } reviewer && Line.IsToLookAt(reviewer)
        ? new LookedAtButton(
            Line.Change, Line.Change.Number - 1, Here, "Looked at",
            $"Looked at revision {Line.Change.Number} of {Line.Change.Title}")
        : null;
}
