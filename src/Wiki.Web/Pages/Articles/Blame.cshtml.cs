using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Authors;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows who wrote each word of an article's newest text, and each cell of its published matrices.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class BlameModel(ArticleReader reader, AuthorReader authors) : PageModel
{
    /// <summary>How many authors are listed in sight; further ones unfold.</summary>
    public const int AuthorsInSight = 12;

    /// <summary>How many authors are listed at all.</summary>
    public const int MaximumAuthors = 200;

    /// <summary>The article, at its newest revision.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The text and its authors.</summary>
    public WrittenText Written { get; private set; } = null!;

    /// <summary>The author whose words alone are shown as such; null for all.</summary>
    public TextAuthor? Only { get; private set; }

    /// <summary>Whether an author was asked for who wrote nothing of the text.</summary>
    public bool UnknownAuthor { get; private set; }

    /// <summary>The line with which the shown part of the text begins, from 1.</summary>
    public int From { get; private set; }

    /// <summary>The line with which the next part begins; null at the end.</summary>
    public int? Next { get; private set; }

    /// <summary>What is shown of the text.</summary>
    public IReadOnlyList<WrittenPassage> Passages { get; private set; } = [];

    /// <summary>The matrices of the published text.</summary>
    public IReadOnlyList<(string Id, string Name)> Matrices { get; private set; } = [];

    /// <summary>The matrix whose cells are listed; null when there is none.</summary>
    public WrittenMatrix? Matrix { get; private set; }

    /// <summary>Shows them.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="author">The account whose words are asked for; 0 for what ships with the program.</param>
    /// <param name="from">The line to begin with.</param>
    /// <param name="matrix">The matrix whose cells are asked for; the first by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, long? author, int? from, string? matrix, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.CurrentAsync(slug, cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Written = await authors.TextAsync(article.ArticleId, article.Number, cancellationToken);
        Only = author is { } id ? Written.Author(id) : null;
        UnknownAuthor = author is not null && Only is null;
        From = Math.Max(1, from ?? 1);
        (Passages, Next) = Written.Part(From, Only);
        Matrices = await authors.MatricesAsync(article.ArticleId, cancellationToken);
        if (Matrices.Count > 0)
        {
            var (chosen, _) = Matrices.FirstOrDefault(it => it.Id == matrix, Matrices[0]);
            Matrix = await authors.CellsAsync(article.ArticleId, chosen, cancellationToken);
        }

        return Page();
    }

    /// <summary>The address of the page with another author, part or matrix.</summary>
    public string Address(long? author = null, int? from = null, string? matrix = null) =>
        Addresses.Blame(Article.Slug, author, from, matrix);

    /// <summary>Where a revision can be seen: as changes, or whole when it is the first.</summary>
    public string AddressOf(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return Addresses.Change(Article.Slug, origin.Number - 1, origin.Number);
    }

    /// <summary>What there is to say about a revision, in a line.</summary>
    public static string Words(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return $"{Format.Author(origin.Author)}, revision {origin.Number}, {origin.SavedAt.UtcDateTime:d MMM yyyy}"
            + (origin.Summary.Length > 0 ? $": {origin.Summary}" : "");
    }
}
