using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Discovery;
using Wiki.Core.Exchange;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Core.Timelines;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Matrices;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows one matrix of an article with the sources it cites, in the same views as the article.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class MatrixModel(
    ArticleReader reader, EventReader events, RenderedArticles rendered, Includes includes, StructuredData structured)
    : MatrixPageModel(reader, events, rendered, includes)
{
    /// <summary>The name of the matrix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The matrix as HTML, with its sources.</summary>
    public string MatrixHtml { get; private set; } = "";

    /// <summary>The controls above it.</summary>
    public MatrixPanel Panel { get; private set; } = null!;

    /// <summary>The address of the matrix without any view.</summary>
    public string Canonical { get; private set; } = "";

    /// <summary>What programs read about it.</summary>
    public IEnumerable<JsonObject> Structured { get; private set; } = [];

    /// <summary>Shows the matrix, or sends its data when a format is given.</summary>
    /// <param name="name">The article.</param>
    /// <param name="id">The matrix.</param>
    /// <param name="format"><c>csv</c> or <c>json</c>; null for the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string? name, string? id, string? format, CancellationToken cancellationToken)
    {
        string Here(string article) => format is null
            ? Addresses.Matrix(article, id ?? "") : Addresses.MatrixData(article, id ?? "", format);
        if (await FindAsync(name, Here, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Document.Matrices.FirstOrDefault(matrix => matrix.Id == id && !matrix.IsBroken) is not { } found)
        {
            return NotFound();
        }

        var shown = Shown.Only(found);
        if (format is not null)
        {
            var export = new MatrixExport(Revision, Document, shown);
            return format == "csv"
                ? DataFile.Of(export.ToCsv(found), $"{Revision.Slug}-{found.Id}", Revision.SavedAt)
                : DataFile.Of(export.ToData(found), Revision.SavedAt);
        }

        Canonical = Addresses.Matrix(Revision.Slug, found.Id);
        Panel = new MatrixPanel(shown, Asked, Canonical, Targets);
        MatrixHtml = Document.MatrixToHtml(found, Targets, shown);
        Name = found.Name;
        if (Asked.IsPart)
        {
            return Part(Panel, MatrixHtml);
        }

        Structured = [structured.Matrix(Revision, Document, found)];
        CacheForVisitors();
        return Page();
    }
}
