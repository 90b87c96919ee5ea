using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;

namespace Wiki.Core.Changes;

/// <summary>A change in a list, with its state.</summary>
/// <param name="Change">The change.</param>
/// <param name="State">Its state as a pending change; null when it is none.</param>
/// <param name="IsPublished">Whether readers see it, or saw it.</param>
/// <param name="IsLookedAt">Whether a reviewer looked at it, or approved it.</param>
public sealed record RecentLine(ChangeView Change, PendingState? State, bool IsPublished, bool IsLookedAt)
{
    /// <summary>Whether this reviewer can mark it as looked at.</summary>
    public bool IsToLookAt(long reviewerId) =>
        IsPublished && !IsLookedAt && Change.AuthorId is { } author && author != reviewerId;
}

/// <summary>Consecutive changes of one article by one author on one day, the newest first.</summary>
/// <param name="Lines">The changes; at least one.</param>
public sealed record ChangeRun(IReadOnlyList<RecentLine> Lines)
{
    /// <summary>The last change.</summary>
    public ChangeView Newest => Lines[0].Change;

    /// <summary>The number of the revision before the first.</summary>
    public int From => Lines[^1].Change.Number - 1;

    /// <summary>The whole run as one change.</summary>
    public ChangeView Whole => Newest with { PreviousBytes = Lines[^1].Change.PreviousBytes };

    /// <summary>Groups changes into runs; a run takes the place of its newest change.</summary>
    public static IReadOnlyList<ChangeRun> Of(IEnumerable<RecentLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var runs = new List<List<RecentLine>>();
        var last = new Dictionary<long, List<RecentLine>>();
        foreach (var line in lines)
        {
            if (last.TryGetValue(line.Change.ArticleId, out var run) && run[^1].Change.AuthorId == line.Change.AuthorId
                && run[^1].Change.Number == line.Change.Number + 1
                && run[^1].Change.SavedAt.Day() == line.Change.SavedAt.Day())
            {
                run.Add(line);
            }
            else
            {
                runs.Add(last[line.Change.ArticleId] = [line]);
            }
        }

        return [.. runs.Select(run => new ChangeRun(run))];
    }
}
