using System.Globalization;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Conflicts;

namespace Wiki.Web.Pages.Editing;

/// <summary>The newest text of a page without the changes of some older revisions.</summary>
/// <param name="First">The first revision that is undone.</param>
/// <param name="Last">The last one.</param>
/// <param name="Text">The text; the newest one as long as there is a conflict.</param>
/// <param name="Remark">What the editor is told; null with a conflict.</param>
/// <param name="Conflict">The places that somebody changed since; null for none.</param>
public sealed record UndoneText(int First, int Last, string Text, string? Remark, ConflictForm? Conflict)
{
    /// <summary>The revisions in words.</summary>
    public string Words => WordsOf(First, Last);

    /// <summary>Merges the newest text with the text before the revisions. Null when there are no such revisions.</summary>
    /// <param name="reader">Reads the revisions.</param>
    /// <param name="slug">The page.</param>
    /// <param name="undo">The revisions as in the address, e.g. "5..6".</param>
    /// <param name="current">The newest revision.</param>
    /// <param name="viewer">Who undoes them: only what they may see can be undone, or brought back.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<UndoneText?> FindAsync(
        ArticleReader reader, Slug slug, string undo, RevisionView current, Viewer viewer,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(undo);
        ArgumentNullException.ThrowIfNull(current);
        if (undo.Split("..") is not [var from, var to]
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first < 2
            || !int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first
            || await reader.SeenAsync(slug, last, viewer, cancellationToken) is not { } newer
            || await reader.SeenAsync(slug, first - 1, viewer, cancellationToken) is not { } older)
        {
            return null;
        }

        var words = WordsOf(first, last);
        if (newer.IsTextHidden || older.IsTextHidden)
        {
            return new UndoneText(first, last, current.Text,
                $"{Revision.HiddenText(newer.IsTextHidden ? last : first - 1)} So the wiki cannot undo {words}. "
                + "The text below is the newest: take out of it what should go, then save.",
                null);
        }

        var (with, without) = (newer.Text, older.Text);
        return ThreeWayMerge.Merge(with, without, current.Text) switch
        {
            MergeResult.Clean clean => new UndoneText(first, last, clean.Text,
                TakenOut.StandsElsewhere(without, with, clean.Text)
                    ? $"Somebody moved the text that {words} added: it is elsewhere in the text below. "
                        + "Remove it there, then save."
                : clean.Text == current.Text
                    ? $"The newest text does not contain the changes of {words} any more: there is nothing to undo."
                : $"The text below is revision {current.Number} without the changes of {words}. Check it, then save.",
                null),
            _ => new UndoneText(first, last, current.Text, null, new ConflictForm(
                last, current.Number, without, SettledMerge.Regions(with, without, current.Text), [], undo)),
        };
    }

    private static string WordsOf(int first, int last) =>
        first == last ? $"revision {first}" : $"revisions {first} to {last}";
}
