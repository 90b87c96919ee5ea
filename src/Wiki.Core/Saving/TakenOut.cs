using Wiki.Text.Merging;

namespace Wiki.Core.Saving;

/// <summary>
/// Checks that a change is taken out of a text, so that a rejection does not depend on what somebody says.
/// </summary>
internal static class TakenOut
{
    // Others may write the same shorter lines, such as headings.
    private const int FewestCharacters = 12;

    /// <summary>True when nothing of the change is in the text, even where others changed the same lines.</summary>
    /// <param name="before">The text before the change.</param>
    /// <param name="with">The text with it.</param>
    /// <param name="text">The text to check.</param>
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
    /// Whether a line that the change added is elsewhere in the text: a merge takes out lines at their old place, but
    /// not lines that somebody moved.
    /// </summary>
    /// <param name="before">The text before the change.</param>
    /// <param name="with">The text with it.</param>
    /// <param name="text">The text from which a merge took it out.</param>
    public static bool StandsElsewhere(string before, string with, string text) => Lines(with).Except(Lines(before))
        .Where(line => line.Count(char.IsLetterOrDigit) >= FewestCharacters).Intersect(Lines(text)).Any();

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Trim().Length > 0);
}
