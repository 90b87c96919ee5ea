using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;

namespace Wiki.Core.Changes;

/// <summary>
/// Changes that one author made to many articles at once, as an import does: they are of one day, next to each other in
/// the list, and have the same summary. Or a single run of changes.
/// </summary>
/// <param name="Runs">The changes, the newest first, those of one article together; at least one.</param>
public sealed record ChangeBatch(IReadOnlyList<ChangeRun> Runs)
{
    /// <summary>The fewest articles that make a batch.</summary>
    public const int Least = 4;

    /// <summary>The last change.</summary>
    public ChangeView Newest => Runs[0].Newest;

    /// <summary>How many of its changes are in this state.</summary>
    public int Count(PendingState state) => Runs.Sum(run => run.Lines.Count(line => line.State == state));

    /// <summary>The batch as one change, with the sizes of all its texts added up.</summary>
    public ChangeView Whole => Newest with
    {
        Bytes = Runs.Sum(run => run.Whole.Bytes),
        PreviousBytes = Runs.Sum(run => run.Whole.PreviousBytes),
    };

    /// <summary>Groups runs into batches, in their order.</summary>
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
