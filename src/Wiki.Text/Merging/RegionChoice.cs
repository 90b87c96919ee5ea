using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>What somebody chose where two sides changed the same lines differently.</summary>
public enum RegionChoice
{
    /// <summary>My lines.</summary>
    Mine,

    /// <summary>Their lines.</summary>
    Theirs,

    /// <summary>Their lines, then mine.</summary>
    Both,

    /// <summary>Lines written anew.</summary>
    Own,
}

/// <summary>A choice, with the text of one's own where that was chosen.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Own">The lines written anew; used for <see cref="RegionChoice.Own"/> alone.</param>
public sealed record ChosenRegion(RegionChoice Choice, string Own = "");

/// <summary>Makes the text of a merge that somebody settled region by region.</summary>
public static class SettledMerge
{
    /// <summary>The most conflicts that anybody is asked to settle one by one.</summary>
    public const int MostConflicts = 200;

    /// <summary>
    /// What has to be settled: the regions of a merge that is no clean one; the whole texts as one conflict where the
    /// conflicts are too many, or where the texts go together line by line and are still wrong together.
    /// </summary>
    /// <param name="baseText">The text both sides started from.</param>
    /// <param name="mine">The text one side made of it.</param>
    /// <param name="theirs">The text the other side made of it.</param>
    public static ImmutableArray<MergeRegion> Regions(string baseText, string mine, string theirs) =>
        ThreeWayMerge.Merge(baseText, mine, theirs) is MergeResult.Conflicted conflicted
            && conflicted.Regions.Count(region => region is MergeRegion.Conflict) <= MostConflicts
            ? conflicted.Regions
            : [new MergeRegion.Conflict(baseText, mine, theirs)];

    /// <summary>The text with each conflict replaced by what was chosen for it.</summary>
    /// <param name="regions">The whole text in order.</param>
    /// <param name="chosen">One choice for each conflict, in order.</param>
    /// <exception cref="ArgumentException">There are not as many choices as conflicts.</exception>
    public static string Text(ImmutableArray<MergeRegion> regions, IReadOnlyList<ChosenRegion> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var conflicts = regions.Count(region => region is MergeRegion.Conflict);
        if (conflicts != chosen.Count)
        {
            throw new ArgumentException($"There are {conflicts} conflicts and {chosen.Count} choices.", nameof(chosen));
        }

        var next = 0;
        return ThreeWayMerge.Joined(
        [
            .. regions.SelectMany(region => region is MergeRegion.Conflict conflict
                ? Parts(conflict, chosen[next++])
                : [ThreeWayMerge.TextOf(region)]).Select(text => new MergeRegion.Agreed(text)),
        ]);
    }

    private static string[] Parts(MergeRegion.Conflict conflict, ChosenRegion chosen) => chosen.Choice switch
    {
        RegionChoice.Mine => [conflict.Mine],
        RegionChoice.Theirs => [conflict.Theirs],
        RegionChoice.Both => [conflict.Theirs, conflict.Mine],
        // Lines that follow must not run on in the last one.
        _ => [chosen.Own.Length == 0 || chosen.Own.EndsWith('\n') ? chosen.Own : chosen.Own + "\n"],
    };
}
