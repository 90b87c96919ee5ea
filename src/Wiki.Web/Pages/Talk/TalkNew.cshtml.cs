using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Rendering;
using Wiki.Core.Talk;
using Wiki.Text.Anchors;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Talk;

/// <summary>Begins a topic on an article, or on a line or a cell of a revision.</summary>
[ResponseCache(NoStore = true)]
public sealed class TalkNewModel(
    ArticleReader articles, RenderedArticles rendered, CommentWriter writer, IAuthorizationService authorization,
    IAntiforgery antiforgery) : TalkPageModel(articles, authorization, antiforgery)
{
    /// <summary>The revision; null for a topic on the article.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The line, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Line { get; set; }

    /// <summary>The matrix of the cell, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Matrix { get; set; }

    /// <summary>The key of the row of the cell, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Row { get; set; }

    /// <summary>The key of the column of the cell, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Column { get; set; }

    /// <summary>The subject of a topic on the article.</summary>
    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>The cell, or null.</summary>
    public CellPlace? Cell { get; private set; }

    /// <summary>The line, or the line of the cell, with those around it; null for a topic on the article.</summary>
    public Excerpt? Excerpt { get; private set; }

    /// <summary>The number of that line; null for a topic on the article.</summary>
    public int? About => Cell?.Line ?? Line;

    /// <summary>The revision of that line.</summary>
    public int Revision => Number ?? Article.Number;

    /// <summary>Words that name the newest revision when that line is of an older one; else empty.</summary>
    public string OfNewest => Revision == Article.Number ? "" : $" of {Article.Number}";

    /// <summary>The heading of the page.</summary>
    public string Title => Cell is { } cell ? $"Comment on {cell.RowLabel} · {cell.ColumnLabel}"
        : Line is not null ? $"Comment on line {Line}" : "New topic";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await FindAsync(cancellationToken) || !await FindPlaceAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Rights.MayComment)
        {
            return Refusal();
        }

        Return ??= CameFrom();
        return Page();
    }

    /// <summary>Begins the topic.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await FindAsync(cancellationToken) || !await FindPlaceAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await IsHinderedAsync())
        {
            return Page();
        }

        var start = new NewThread(Article.ArticleId, Revision, Subject ?? "")
        {
            Line = About,
            Cell = Cell,
            Excerpt = Excerpt,
        };
        switch (await writer.StartAsync(start, Text, Rights.AccountId!.Value, cancellationToken))
        {
            case CommentOutcome.Posted posted:
                return Back(posted.ThreadId);
            case CommentOutcome.Rejected rejected:
                Show(rejected, About is null && Subject is not { Length: > 0 and <= CommentThread.MaximumSubjectLength }
                    ? nameof(Subject) : nameof(Text));
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindPlaceAsync(CancellationToken cancellationToken)
    {
        if (Number is not { } number)
        {
            return Line is null && Matrix is null;
        }

        var revision = number == Article.Number ? Article
            : await Articles.SeenAsync(Slug, number, Viewer.Of(User), cancellationToken);
        if (revision is null || Line is null && (Matrix is null || Row is null || Column is null))
        {
            return false;
        }

        if (Matrix is not null)
        {
            Cell = CellAnchor.Find(rendered.Document(revision), Matrix, Row ?? "", Column ?? "");
        }

        Excerpt = About is { } line ? Excerpt.Of(revision.Text, line) : null;
        return Excerpt is not null && (Matrix is null) == (Cell is null);
    }

    // The page on which somebody chose the line or cell, when the browser names it and it is such a page of this site.
    private string? CameFrom() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == Request.Host.Value
        && (from.AbsolutePath.StartsWith(Addresses.ChooseDiff(Slug.Value) + "/", StringComparison.Ordinal)
            || from.AbsolutePath.StartsWith(Addresses.History(Slug.Value) + "/", StringComparison.Ordinal)
            || Addresses.IsCell(from.AbsolutePath))
            ? from.PathAndQuery
            : null;
}
