using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Facts;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Facts;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Facts;

/// <summary>Shows one cell: its statements and sources, the same cell in other matrices, talk and history.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class CellModel(
    CellStories stories, ArticleReader articles, RenderedArticles rendered, GlossaryReader glossary, TalkReader talk,
    IAuthorizationService authorization) : PageModel
{
    private const int MostGone = 5;

    /// <summary>All that the wiki knows of the cell; null when the address fits cells of several articles.</summary>
    public CellStory? Story { get; private set; }

    /// <summary>The addresses of the articles to choose from, when there are several.</summary>
    public IReadOnlyList<string> Articles { get; private set; } = [];

    /// <summary>The terms of the glossary in the cell and in the labels of its row.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; private set; } = [];

    /// <summary>
    /// The address of its row in the published revision, whose text stays; null when that text no longer has it.
    /// </summary>
    public string? Permanent { get; private set; }

    /// <summary>The line of the cell in the published text; null when that text no longer has it.</summary>
    public int? Line { get; private set; }

    /// <summary>The topics about the cell.</summary>
    public IReadOnlyList<ThreadBox> Threads { get; private set; } = [];

    /// <summary>The address of the form for a comment; null for people who may not comment.</summary>
    public string? CommentAddress { get; private set; }

    /// <summary>What the cell says, with its sources.</summary>
    public StatementsView Statements => new(Story!.Fact.Cell, name => Story.Sources.GetValueOrDefault(name));

    /// <summary>How often the cell changed after its first statement; "by" and an author follow.</summary>
    public string HowOften => Story!.Entries.Count switch
    {
        1 => "never · stated",
        2 => "once · last",
        var n => $"{n - 1} times · last",
    };

    /// <summary>The rows or columns that went when the cell was added, in words; null for none.</summary>
    public string? GoneThen => Story!.GoneThen switch
    {
        [] => null,
        { Count: > MostGone } gone => $"{string.Join(", ", gone.Take(MostGone))} and {gone.Count - MostGone} more",
        var gone => string.Join(", ", gone),
    };

    /// <summary>The other cells of its row.</summary>
    public IReadOnlyList<(Column System, Cell Cell)> Others { get; private set; } = [];

    /// <summary>The feature above it of which the matrix says something for this system; null for none.</summary>
    public Label? Previous { get; private set; }

    /// <summary>The same below it; null for none.</summary>
    public Label? Next { get; private set; }

    /// <summary>Shows the cell.</summary>
    /// <param name="matrix">The id of the matrix.</param>
    /// <param name="row">The key of the row, its slashes written as colons.</param>
    /// <param name="column">The key of the column, likewise.</param>
    /// <param name="in">The address of the article; may be left out when only one has such a cell.</param>
    /// <param name="part"><c>details</c> for the part that a matrix shows beside the cell.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string matrix, string row, string column, string? @in, string? part, CancellationToken cancellationToken)
    {
        var (rowKey, columnKey) = (Addresses.KeyInCell(row), Addresses.KeyInCell(column));
        if (@in is null)
        {
            Articles = await stories.ArticlesAsync(matrix, rowKey, columnKey, cancellationToken);
            if (Articles.Count != 1)
            {
                return Articles.Count == 0 ? NotFound() : Page();
            }
        }

        if (!Slug.TryParse(@in ?? Articles[0], null, out var slug)
            || await articles.PublishedAsync(slug, cancellationToken) is not { } shown)
        {
            return NotFound();
        }

        var table = rendered.Document(shown).Matrices.FirstOrDefault(it => it.Id == matrix);
        var place = table?.Rows.ToList().FindIndex(it => it.Label.Key == rowKey) ?? -1;
        Story = await stories.FindAsync(slug.Value, matrix, rowKey, columnKey, cancellationToken);
        if (Story is null)
        {
            return NotFound();
        }

        var fact = Story.Fact;
        Terms = (await glossary.ReadAsync(cancellationToken)).In(
        [
            fact.Group ?? "", fact.RowLabel,
            .. fact.Cell.Statements.SelectMany(it => new[] { it.Value ?? "", WikiDocument.PlainNote(it.Note ?? "") }),
        ]);
        var at = table?.Columns.ToList().FindIndex(it => it.Label.Key == columnKey) ?? -1;
        if (Story.IsThere && place >= 0 && at >= 0)
        {
            Line = table!.Rows[place].Line;
            Permanent = Addresses.Revision(fact.Slug, shown.Number) + "#" + MatrixHtml.RowId(table, table.Rows[place]);
            Others = [.. table.Columns.Zip(table.Rows[place].Cells).Where((_, i) => i != at)];
            // A cell that never said anything has no page.
            Previous = table.Rows.Take(place).LastOrDefault(it => it.Cells[at].Status != CellStatus.Empty)?.Label;
            Next = table.Rows.Skip(place + 1).FirstOrDefault(it => it.Cells[at].Status != CellStatus.Empty)?.Label;
        }

        if (part == "details")
        {
            return Partial("_CellDetails", this);
        }

        var rights = await TalkRights.AskAsync(User, authorization);
        Threads = [.. (await talk.OnCellAsync(shown, matrix, rowKey, columnKey, cancellationToken))
            .Select(it => new ThreadBox(it, rights) { Level = 3, Return = Request.Path + Request.QueryString })];
        CommentAddress = rights.MayComment && Line is not null
            ? Addresses.NewThread(slug.Value, shown.Number, matrix, rowKey, columnKey)
            : null;
        return Page();
    }
}
