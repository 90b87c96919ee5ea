using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Reviews;

namespace Wiki.Web.Changes;

/// <summary>
/// What one author did to many articles at once, as an import does: changes of one day that stand next to each other
/// and say the same of themselves; or a single run of changes.
/// </summary>
/// <param name="Runs">The changes, the newest first, those of one article together; at least one.</param>
public sealed record ChangeBatch(IReadOnlyList<ChangeRun> Runs)
{
    /// <summary>The fewest articles that are put together.</summary>
    public const int Least = 4;

    /// <summary>The last change.</summary>
    public ChangeView Newest => Runs[0].Newest;

    /// <summary>How many of its changes are in a state.</summary>
    public int Count(PendingState state) => Runs.Sum(run => run.Lines.Count(line => line.State == state));

    /// <summary>All of it as one change of one text.</summary>
    public ChangeView Whole => Newest with
    {
        Bytes = Runs.Sum(run => run.Whole.Bytes),
        PreviousBytes = Runs.Sum(run => run.Whole.PreviousBytes),
    };

    /// <summary>Puts runs together, in their order.</summary>
    public static IReadOnlyList<ChangeBatch> Of(IEnumerable<ChangeRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var groups = new List<List<ChangeRun>>();
        foreach (var run in runs)
        {
            if (groups.Count > 0 && Continues(groups[^1][^1], run))
            {
                groups[^1].Add(run);
            }
            else
            {
                groups.Add([run]);
            }
        }

        return [.. groups.SelectMany(group =>
            group.Count >= Least ? [new ChangeBatch(group)] : group.Select(run => new ChangeBatch([run])))];
    }

    private static bool Continues(ChangeRun before, ChangeRun run) =>
        run.Newest.Summary.Length > 0 && run.Newest.Summary == before.Newest.Summary
        && run.Newest.AuthorId == before.Newest.AuthorId
        && run.Newest.SavedAt.Day() == before.Newest.SavedAt.Day();
}
