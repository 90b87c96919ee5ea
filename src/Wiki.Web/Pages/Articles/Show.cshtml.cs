using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Discovery;
using Wiki.Core.Exchange;
using Wiki.Core.Facts;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Core.Reviews;
using Wiki.Core.Timelines;
using Wiki.Core.Visits;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Matrices;

namespace Wiki.Web.Pages.Articles;

/// <summary>
/// Shows the published revision of an article, with its matrices as the visitor chose: columns, rows and order. With
/// <c>?at=</c> the matrices are shown as things stood on a date; with <c>?known=</c> the article is shown as this wiki
/// knew on a date.
/// </summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class ShowModel(
    ArticleReader reader, EventReader events, RenderedArticles rendered, Includes includes, FactBoxes boxes,
    ArticleLists lists, LastVisits visits, StructuredData structured, WikiDb db)
    : MatrixPageModel(reader, events, rendered, includes)
{
    private const int MostRelated = 6;

    /// <summary>The revision as HTML.</summary>
    public RenderedArticle Article { get; private set; } = null!;

    /// <summary>The controls above its matrices; null when it has none.</summary>
    public MatrixPanel? Panel { get; private set; }

    /// <summary>The fact box of a system; null when the article is about no system.</summary>
    public FactBox? Facts { get; private set; }

    /// <summary>The review status of the article; null when the text of another day is shown.</summary>
    public ReviewStatus? ReviewStatus { get; private set; }

    /// <summary>What programs read about the article.</summary>
    public IEnumerable<JsonObject> Structured => IsTemplate ? [] : structured.Article(Revision, Document);

    /// <summary>Whether new pages begin with it. Then it is no article: its matrices state nothing.</summary>
    public bool IsTemplate => Document.FrontMatter.Kind == ArticleKind.Template;

    /// <summary>Its categories as links; a name that no address can have is text.</summary>
    public IReadOnlyList<IHtmlContent> Categories =>
    [
        .. Document.FrontMatter.Categories.Select(name => Slug.Of(name) is { } category
            ? Format.Link(Addresses.Category(category.Value), name)
            : (IHtmlContent)new HtmlContentBuilder().Append(name)),
    ];

    /// <summary>The articles to which it links and that link to it, the nearest first.</summary>
    public IReadOnlyList<ArticleCard> Related { get; private set; } = [];

    /// <summary>Whether there is data to download.</summary>
    public bool HasData => !IsTemplate && Document.Matrices.Any(matrix => !matrix.IsBroken);

    /// <summary>The open tab.</summary>
    public string ArticleTab => "read";

    /// <summary>The first paragraph as HTML; empty when the article begins with something else.</summary>
    public string Lead => Article.Html.StartsWith("<p>", StringComparison.Ordinal)
        ? Article.Html[..(Article.Html.IndexOf("</p>", StringComparison.Ordinal) + "</p>".Length)]
        : "";

    /// <summary>Whether the article is long enough for a table of contents.</summary>
    public bool HasContents => Article.HasContents;

    /// <summary>
    /// Whether the article takes the whole width. A matrix needs it; the table of contents is then a closed box above.
    /// </summary>
    public bool IsWide => Article.IsWide;

    /// <summary>Shows the article, leads from an alias to its page, or offers to write the page.</summary>
    /// <param name="name">The article.</param>
    /// <param name="format"><c>csv</c> or <c>json</c>: its matrices; <c>md</c>: its text; null: the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? name, string? format, CancellationToken cancellationToken)
    {
        string Here(string article) =>
            format is null ? Addresses.Article(article) : Addresses.ArticleData(article, format);
        if (await FindAsync(name, Here, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (format is not null)
        {
            return Data(format);
        }

        if (Asked.IsPart)
        {
            return Part(
                new MatrixPanel(Shown, Asked, Request.Path, Targets),
                Document.MatricesToHtml(Targets, Shown, Included.Matrices));
        }

        if (User.IsSignedIn() && Revision.Number == Revision.PublishedNumber)
        {
            await visits.NoteAsync(User.AccountId(), Revision.ArticleId, Revision.Number, cancellationToken);
        }

        var slug = Slug.Parse(Revision.Slug, null);
        Article = Rendered.Render(Revision, Targets, IsTemplate ? null : Shown, Included);
        Panel = IsTemplate || Shown.Matrices.IsEmpty ? null
            : new MatrixPanel(Shown, Asked, Request.Path, Article.Targets);
        ReviewStatus = Asked.KnownDate is null
            ? await Wiki.Core.Reviews.ReviewStatus.FindAsync(db, slug, cancellationToken) : null;
        var targets = Document.Links.Select(link => Targets.Find(link.Target!.Value)).OfType<Slug>().ToList();
        Related = await lists.RelatedAsync(Revision.ArticleId, slug, targets, MostRelated, cancellationToken);
        string[] related =
        [
            .. targets.Select(target => CacheTags.Related(target.Value)),
            .. ArticleAlias.Of(slug, Document).Select(CacheTags.Name),
        ];
        if (Document.FrontMatter.Kind != ArticleKind.System)
        {
            CacheForVisitors(related);
            return Page();
        }

        var keys = Targets.Systems.Where(it => it.Value.Article == slug).Select(it => it.Key)
            .Append(Revision.Slug).Distinct(StringComparer.Ordinal).ToList();
        Facts = await boxes.BuildAsync(
            Revision.Slug, keys, Document.FrontMatter.Facts ?? FactBox.Usual, Shown.Date, Shown.Known, cancellationToken);
        CacheForVisitors([.. keys.Select(CacheTags.Facts), .. related]);
        return Page();
    }

    private FileContentResult Data(string format)
    {
        if (format == "md")
        {
            return DataFile.Of(Revision.Text, "text/markdown; charset=utf-8", Revision.SavedAt);
        }

        var export = new MatrixExport(Revision, Document, Shown);
        var matrices = Document.Matrices.Where(matrix => !matrix.IsBroken);
        return format == "csv"
            ? DataFile.Of(export.ToCsv(matrices), Revision.Slug, Revision.SavedAt)
            : DataFile.Of(export.ToData(matrices), Revision.SavedAt);
    }
}
