using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows who wrote each word of an article’s newest text, and each cell of its published matrices.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class BlameModel(ArticleReader reader, AuthorReader authors) : PageModel
{
    /// <summary>How many authors are listed in sight; the others unfold.</summary>
    public const int AuthorsInSight = 12;

    /// <summary>How many authors are listed at all.</summary>
    public const int MaximumAuthors = 200;

    /// <summary>The article, at its newest revision.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The text and its authors.</summary>
    public WrittenText Written { get; private set; } = null!;

    /// <summary>The only author whose words are marked; null for all authors.</summary>
    public TextAuthor? Only { get; private set; }

    /// <summary>Whether the address asks for an author who wrote nothing of the text.</summary>
    public bool UnknownAuthor { get; private set; }

    /// <summary>The line with which the shown part of the text begins, from 1.</summary>
    public int From { get; private set; }

    /// <summary>The line with which the next part begins; null at the end.</summary>
    public int? Next { get; private set; }

    /// <summary>The shown part of the text.</summary>
    public IReadOnlyList<WrittenPassage> Passages { get; private set; } = [];

    /// <summary>The matrices of the published text.</summary>
    public IReadOnlyList<(string Id, string Name)> Matrices { get; private set; } = [];

    /// <summary>The matrix whose cells are listed; null when there is none.</summary>
    public WrittenMatrix? Matrix { get; private set; }

    /// <summary>The authors that are listed in sight.</summary>
    public IEnumerable<TextAuthor> FirstAuthors => Written.Authors.Take(AuthorsInSight);

    /// <summary>The listed authors that unfold.</summary>
    public IReadOnlyList<TextAuthor> FurtherAuthors => [.. Written.Authors.Take(MaximumAuthors).Skip(AuthorsInSight)];

    /// <summary>Whether only a part of the text is shown.</summary>
    public bool IsPart => From > 1 || Next is not null;

    /// <summary>The sentence that says which part is shown.</summary>
    public string Part
    {
        get
        {
            var part = From == 1 ? "its beginning" : $"the part from line {From:N0}";
            return $"The text is long: this is {part}{(Next is { } next ? $" to line {next - 1:N0}" : "")}.";
        }
    }

    /// <summary>Shows the authors, the words and the cells.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="author">The account whose words are asked for; 0 for the author of the shipped pages.</param>
    /// <param name="from">The line to begin with.</param>
    /// <param name="matrix">The matrix whose cells are asked for; the first by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, long? author, int? from, string? matrix, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.LastSeenAsync(slug, int.MaxValue, Viewer.Of(User), cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Written = await authors.TextAsync(
            article.ArticleId, article.CurrentNumber, article, Viewer.Of(User), cancellationToken);
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

    /// <summary>The address of the page with another part of the text, for the same author.</summary>
    public string PartAddress(int? from = null) => Address(author: Only is null ? null : Only.Id ?? 0, from: from);

    /// <summary>A share in whole percent. "0 %" and "100 %" mean nothing and everything.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < .01 => "< 1 %",
        < 1 and >= .995 => "> 99 %",
        _ => $"{share * 100:F0} %",
    };

    /// <summary>The revisions to which a cell goes back, in words with links.</summary>
    public IHtmlContent Origins(WrittenCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var html = new HtmlContentBuilder().Append("by ").AppendHtml(Linked(cell.Written));
        if (cell.Changed.Number != cell.Written.Number)
        {
            html.Append("; put back by ").AppendHtml(Linked(cell.Changed));
        }

        return cell.Stated.Number == cell.Written.Number
            ? html
            : html.Append("; first stated by ").AppendHtml(Linked(cell.Stated));
    }

    /// <summary>The address of a revision: its changes, or the whole page for the first revision.</summary>
    public string AddressOf(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return Addresses.Change(Article.Slug, origin.Number - 1, origin.Number);
    }

    /// <summary>A revision in one line: author, number, day and summary.</summary>
    public static string Words(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return $"{Format.Author(origin.Author)}, revision {origin.Number}, {origin.SavedAt.UtcDateTime:d MMM yyyy}"
            + (origin.Summary.Length > 0 ? $": {origin.Summary}" : "");
    }

    private IHtmlContent Linked(Origin origin)
    {
        var link = Format.Link(AddressOf(origin), $"revision {origin.Number}");
        link.Attributes["rel"] = "nofollow";
        return new HtmlContentBuilder().Append(Format.Author(origin.Author)).Append(", ").AppendHtml(link)
            .Append(", ").AppendHtml(Format.Day(origin.SavedAt));
    }
}
