using Wiki.Core.Accounts;
using Wiki.Core.Data;

namespace Wiki.Core.Articles;

/// <summary>A line in a list of changes: a revision without its text.</summary>
public sealed record ChangeView
{
    /// <summary>The article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>The article's address.</summary>
    public required string Slug { get; init; }

    /// <summary>The title this revision gave it.</summary>
    public required string Title { get; init; }

    /// <summary>The revision's number.</summary>
    public required int Number { get; init; }

    /// <summary>The size of its text in bytes.</summary>
    public required int Bytes { get; init; }

    /// <summary>The size of the text before; 0 for a new article.</summary>
    public required int PreviousBytes { get; init; }

    /// <summary>Its author's summary; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether an administrator hid its text.</summary>
    public required bool IsTextHidden { get; init; }

    /// <summary>Whether its author called it minor.</summary>
    public required bool Minor { get; init; }

    /// <summary>Whose it is: null for what ships with the program, -1 for a hidden name.</summary>
    public required long? AuthorId { get; init; }

    /// <summary>
    /// The author's user name: null for what ships with the program, or <see cref="Revision.HiddenName"/>.
    /// </summary>
    public required string? Author { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }
}

/// <summary>A revision with its article: what lists of changes are filtered and ordered by.</summary>
public sealed class ArticleRevision
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>One of its revisions.</summary>
    public required Revision Revision { get; init; }
}

/// <summary>
/// Queries changes: filter and order <see cref="Changes(WikiDb)"/>, take a page, then call <see cref="AsViews"/>.
/// </summary>
public static class ChangeQueries
{
    /// <summary>
    /// The text of a revision, empty when it is hidden; no row when there is no such revision.
    /// </summary>
    public static IQueryable<string> TextOf(this WikiDb db, long articleId, int number)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Revision>().Where(it => it.ArticleId == articleId && it.Number == number).Select(it => it.Text);
    }

    /// <summary>
    /// The revisions of an article whose text is hidden. Nothing is derived from them, and they are not published.
    /// </summary>
    public static IQueryable<int> TextlessOf(this WikiDb db, long articleId) => db.Hidden()
        .Where(it => it.ArticleId == articleId && it.Part == HiddenPart.Text).Select(it => it.Number);

    /// <summary>Every revision of every article.</summary>
    public static IQueryable<ArticleRevision> Changes(this WikiDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from article in db.Set<Article>()
               join revision in db.Set<Revision>() on article.Id equals revision.ArticleId
               select new ArticleRevision { Article = article, Revision = revision };
    }

    /// <summary>
    /// Those that a viewer may see: everybody what was published, authors what they wrote, and reviewers all. Editors
    /// also see what came after the published revision, because the text that they edit contains it.
    /// </summary>
    public static IQueryable<ArticleRevision> SeenBy(
        this IQueryable<ArticleRevision> rows, WikiDb db, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.MayReview ? rows : rows.Where(row =>
            (viewer.AccountId != null && row.Revision.SavedBy == viewer.AccountId)
            || (viewer.MayEdit && row.Revision.Number > row.Article.PublishedNumber)
            || db.Set<Publication>().Any(it => it.ArticleId == row.Revision.ArticleId
                && it.Number == row.Revision.Number));
    }

    /// <summary>
    /// Without those that changed nothing for readers, because they took out a change that was never published.
    /// Reviewers see these too, with what was taken out.
    /// </summary>
    public static IQueryable<ArticleRevision> ThatChange(
        this IQueryable<ArticleRevision> rows, WikiDb db, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.MayReview ? rows : rows.Where(row => !db.Set<Publication>().Any(
            it => it.ArticleId == row.Revision.ArticleId && it.Number == row.Revision.Number && !it.ChangesText));
    }

    /// <summary>
    /// The lines of a list. Call it last: it looks up the size of the text before for each line, and a page has few.
    /// </summary>
    public static IQueryable<ChangeView> AsViews(this IQueryable<ArticleRevision> page, WikiDb db) =>
        page.Select(row => new ChangeView
        {
            ArticleId = row.Article.Id,
            Slug = row.Article.Slug,
            Title = row.Revision.Title,
            Number = row.Revision.Number,
            Bytes = row.Revision.Bytes,
            PreviousBytes = db.Set<Revision>()
                .Where(it => it.ArticleId == row.Revision.ArticleId && it.Number == row.Revision.Number - 1)
                .Select(it => it.Bytes).FirstOrDefault(),
            Summary = row.Revision.Summary,
            IsTextHidden = row.Revision.IsTextHidden,
            Minor = row.Revision.Minor,
            AuthorId = row.Revision.AuthorId,
            Author = row.Revision.AuthorName,
            SavedAt = row.Revision.SavedAt,
        });
}
