using Wiki.Web.Reviews;

namespace Wiki.Web.Saving;

/// <summary>
/// Decides which revisions may be published: those that contain no waiting change, and no rejected change unless they
/// are, or follow, the revision that took it out.
/// </summary>
public static class PublishableRevisions
{
    /// <summary>
    /// The revisions to publish one after the other, ascending; none when nothing new may be published.
    /// </summary>
    /// <param name="published">The published number; 0 when none is.</param>
    /// <param name="current">The newest number.</param>
    /// <param name="pending">The pending changes of the article.</param>
    public static IReadOnlyList<int> After(int published, int current, IReadOnlyCollection<PendingChange> pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        var firstOpen = pending.Where(it => it.IsOpen).Select(it => it.Number).DefaultIfEmpty(current + 1).Min();
        var steps = new List<int>();
        for (var number = published + 1; number < firstOpen && number <= current; number++)
        {
            if (pending.All(it => it.Number > number || it.UndoneBy <= number))
            {
                steps.Add(number);
            }
        }

        return steps;
    }
}
