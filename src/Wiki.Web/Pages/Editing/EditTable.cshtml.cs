using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Editing;

namespace Wiki.Web.Pages.Editing;

/// <summary>
/// Edits the table of a structured block as a grid, over the newest text or over the unsaved text of the editor. Its
/// form is sent to the editor, which saves it as it saves a text.
/// </summary>
[IgnoreAntiforgeryToken] // SaveObstacle asks for the token
[ResponseCache(NoStore = true)]
public sealed class EditTableModel(
    ArticleReader reader, PublishFirstSave ahead, IAuthorizationService authorization, IAntiforgery antiforgery)
    : PageModel
{
    /// <summary>The address of the page.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The word of the kind of block.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>The id of the block.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The text that the grid is made from.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The revision on which that text is based; 0 for a new page.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>The summary in the form.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>The changes of the grid so far.</summary>
    [BindProperty]
    public GridForm Grid { get; set; } = new();

    /// <summary>The title of the page.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The name of the table for readers.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The matrix; null for another kind of table.</summary>
    public Matrix? Matrix { get; private set; }

    /// <summary>The table.</summary>
    public EditableTable? Table { get; private set; }

    /// <summary>Whether the text holds what is saved nowhere else.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The bar below the grid.</summary>
    public SaveBar SaveBar { get; private set; } = new(null, false, "To the text", Changes: true);

    /// <summary>The feature of a row, for the form of its cells; null for a heading or a row that was not read.</summary>
    public Row? RowOf(GridRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Matrix?.Rows.FirstOrDefault(it => Table!.RowOn(it.Line) == row.From);
    }

    /// <summary>Opens the grid over the newest text.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (!(await authorization.AuthorizeAsync(User, Policies.Edit)).Succeeded)
        {
            return User.IsSignedIn() ? Forbid() : Challenge();
        }

        if (await reader.CurrentAsync(Slug, cancellationToken) is not { } current)
        {
            return NotFound();
        }

        (Text, BaseNumber) = (current.Text, current.Number);
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Opens the grid over the text that the editor sends.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await SaveObstacle.FindAsync(HttpContext, authorization, antiforgery) is not null)
        {
            return User.IsSignedIn() ? Forbid() : Challenge();
        }

        ModelState.Clear(); // the form shows the model, not what was posted
        Unsaved = true;
        Text = SourceText.From(Text).Value;
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Answers the script of the grid with the problems of its cells.</summary>
    public async Task<IActionResult> OnPostCheckAsync()
    {
        if (!ModelState.IsValid || await SaveObstacle.FindAsync(HttpContext, authorization, antiforgery) is not null)
        {
            return Unauthorized();
        }

        if (Grid.Block is not { } kind || Grid.Apply(SourceText.From(Text).Value) is not { } text)
        {
            return BadRequest();
        }

        var problems = GridProblem.Find(WikiDocument.Parse(SourceText.From(text)), kind, Grid.Id ?? "");
        return new JsonResult(problems.Select(it => new
        {
            it.Row, it.Column, it.Problem.Message, IsMistake = it.Problem.Severity != Severity.Hint,
        }));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var document = WikiDocument.Parse(SourceText.From(Text));
        if (EnumWords.Read<BlockKind>(Kind) is not { } kind || EditableTable.Find(document, kind, Id) is not { } table)
        {
            return NotFound();
        }

        (Title, Table) = (document.Title, table);
        Matrix = kind == BlockKind.Matrix ? document.Matrices.First(it => it.Id == Id) : null;
        Name = Matrix?.Name ?? Id;
        var waiting = await ahead.OfferedAsync(Slug, User.AccountId(), cancellationToken);
        SaveBar = SaveBar with { Summary = Summary, Waiting = waiting };
        return Page();
    }
}
