using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Merging;

namespace Wiki.Web.Pages.Shared.Conflicts;

/// <summary>Finds the conflict to which a posted form has the choices.</summary>
public static class PostedConflict
{
    /// <summary>Returns the form with the posted choices; null when there is no such revision.</summary>
    /// <param name="reader">Reads the revisions.</param>
    /// <param name="slug">The page.</param>
    /// <param name="numbers">The revision from which both sides started, and that of the others.</param>
    /// <param name="mine">The whole text of the editor.</param>
    /// <param name="undoes">The revisions that the form undoes; null for an edit.</param>
    /// <param name="posted">The fields.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<ConflictForm?> FindAsync(
        ArticleReader reader, Slug slug, (int Base, int Theirs) numbers, string mine, string? undoes,
        IFormCollection posted, CancellationToken cancellationToken) =>
        await TextOfAsync(reader, slug, numbers.Base, cancellationToken) is { } @base
        && await TextOfAsync(reader, slug, numbers.Theirs, cancellationToken) is { } theirs
            ? new ConflictForm(
                numbers.Base, numbers.Theirs, mine, SettledMerge.Regions(@base, mine, theirs), [], undoes).With(posted)
            : null;

    /// <summary>The revisions of the others that conflict with the form; none when it undoes revisions.</summary>
    public static async Task<IReadOnlyList<SavedMeanwhile>> MeanwhileAsync(
        ArticleReader reader, Slug slug, ConflictForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(form);
        return form.Undoes is null
            && await reader.RevisionAsync(slug, form.CurrentNumber, cancellationToken) is { } newest
                ?
                [
                    .. (await reader.HistoryAsync(
                        newest.ArticleId, form.CurrentNumber + 1, ArticleWriter.MeanwhileShown,
                        Viewer.OfEverything, cancellationToken)) // the text they merge with has them all
                        .Where(it => it.Number > form.BaseNumber)
                        .Select(it => new SavedMeanwhile(it.Number, it.Author, it.Summary)),
                ]
                : [];
    }

    /// <summary>The text of a revision; empty for number 0, null when there is no such revision.</summary>
    public static async Task<string?> TextOfAsync(
        ArticleReader reader, Slug slug, int number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return number == 0 ? "" : (await reader.RevisionAsync(slug, number, cancellationToken))?.Text;
    }
}
