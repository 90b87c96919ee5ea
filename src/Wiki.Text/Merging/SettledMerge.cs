using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>The choice of an editor for a conflict.</summary>
public enum RegionChoice
{
    /// <summary>My lines.</summary>
    Mine,

    /// <summary>Their lines.</summary>
    Theirs,

    /// <summary>Their lines, then mine.</summary>
    Both,

    /// <summary>Other lines, which the editor wrote.</summary>
    Own,
}

/// <summary>A choice, with the editor's own text if that was chosen.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Own">The editor's own lines; used only for <see cref="RegionChoice.Own"/>.</param>
public sealed record ChosenRegion(RegionChoice Choice, string Own = "");

/// <summary>Makes the text of a merge after an editor has decided every conflict.</summary>
public static class SettledMerge
{
    /// <summary>The largest number of conflicts that an editor must decide one by one.</summary>
    public const int MostConflicts = 200;

    /// <summary>
    /// Returns the regions to decide. They are the regions of a merge with conflicts. The whole texts are one conflict
    /// if there are too many conflicts, or if the texts merge cleanly but the result is still wrong.
    /// </summary>
    /// <param name="baseText">The base of both texts.</param>
    /// <param name="mine">My text.</param>
    /// <param name="theirs">Their text.</param>
    public static ImmutableArray<MergeRegion> Regions(string baseText, string mine, string theirs) =>
        ThreeWayMerge.Merge(baseText, mine, theirs) is MergeResult.Conflicted conflicted
            && conflicted.Regions.Count(region => region is MergeRegion.Conflict) <= MostConflicts
            ? conflicted.Regions
            : [new MergeRegion.Conflict(baseText, mine, theirs)];

    /// <summary>Returns the text in which each conflict is replaced by the choice for it.</summary>
    /// <param name="regions">The whole text, in order.</param>
    /// <param name="chosen">One choice for each conflict, in order.</param>
    /// <exception cref="ArgumentException">The number of choices differs from the number of conflicts.</exception>
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

    /// <summary>
    /// Returns a problem of the structure of a table that the settled text has, while either side alone has fewer; null
    /// when there is none. An editor's own names can make a row stand twice.
    /// </summary>
    /// <param name="regions">The whole text, in order.</param>
    /// <param name="settled">The text with the choices.</param>
    public static Problem? NewFault(ImmutableArray<MergeRegion> regions, string settled)
    {
        var faults = TableFaults.Of(settled);
        return faults.Count > 0
            && faults.Count > Math.Max(FaultsOf(RegionChoice.Mine), FaultsOf(RegionChoice.Theirs))
                ? faults[0]
                : null;

        int FaultsOf(RegionChoice side) => TableFaults.Of(Text(regions,
            [.. regions.OfType<MergeRegion.Conflict>().Select(_ => new ChosenRegion(side))])).Count;
    }

    private static string[] Parts(MergeRegion.Conflict conflict, ChosenRegion chosen) => chosen.Choice switch
    {
        RegionChoice.Mine => [conflict.Mine],
        RegionChoice.Theirs => [conflict.Theirs],
        RegionChoice.Both => [conflict.Theirs, conflict.Mine],
        // The next lines must not continue the last one.
        _ => [chosen.Own.Length == 0 || chosen.Own.EndsWith('\n') ? chosen.Own : chosen.Own + "\n"],
    };
}
