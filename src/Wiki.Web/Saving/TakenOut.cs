using Wiki.Text.Merging;

namespace Wiki.Web.Saving;

/// <summary>Tells whether a text is without what a revision changed, so that a rejection never rests on a promise.</summary>
internal static class TakenOut
{
    // Shorter lines, such as headings, are written by others too.
    private const int FewestCharacters = 12;

    /// <summary>True when nothing of the change stands in the text, also where others changed the same lines.</summary>
    /// <param name="before">The text before the change.</param>
    /// <param name="with">The text with it.</param>
    /// <param name="text">The text that is asked about.</param>
    public static bool Of(string before, string with, string text) =>
        ThreeWayMerge.Merge(with, before, text) switch
        {
            MergeResult.Clean clean => clean.Text == text && !StandsElsewhere(before, with, text),
            MergeResult.Conflicted conflicted => conflicted.Regions.All(it => it switch
            {
                MergeRegion.OnlyMine or MergeRegion.Combined => false,
                MergeRegion.Conflict both => !Lines(both.Base).Except(Lines(both.Mine)).Intersect(Lines(both.Theirs)).Any(),
                _ => true,
            }),
            _ => false,
        };

    /// <summary>
    /// Whether a line that the change brought stands in a text without it: a merge takes out what is where it was, and
    /// not what somebody moved.
    /// </summary>
    /// <param name="before">The text before the change.</param>
    /// <param name="with">The text with it.</param>
    /// <param name="text">The text without it.</param>
    public static bool StandsElsewhere(string before, string with, string text) => Lines(with).Except(Lines(before))
        .Where(line => line.Count(char.IsLetterOrDigit) >= FewestCharacters).Intersect(Lines(text)).Any();

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Trim().Length > 0);
}
