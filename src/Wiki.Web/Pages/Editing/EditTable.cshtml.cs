using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Drafts;
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
    ArticleReader reader, UnreadPages unread, PublishFirstSave ahead, DraftStore drafts, SaveObstacle obstacles,
    IAuthorizationService authorization) : PageModel
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

    /// <summary>The article that the base belongs to; null for a new one.</summary>
    [BindProperty]
    public long? ArticleId { get; set; }

    /// <summary>The summary in the form.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Whether the editor marks the change as minor.</summary>
    [BindProperty]
    public bool Minor { get; set; }

    /// <summary>The draft that this form writes.</summary>
    [BindProperty]
    public DraftForm Draft { get; set; } = new();

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

    /// <summary>The fingerprint of the question that the editor agreed to; null for none.</summary>
    [BindProperty]
    public string? Consent { get; set; }

    /// <summary>What keeps the editor from saving, as a sentence; null for nothing.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether the text holds what is saved nowhere else.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The bar below the grid.</summary>
    public SaveBar SaveBar { get; private set; } = new(null, false, "To the text", Changes: true) { Draft = "" };

    /// <summary>The feature of a row, for the form of its cells; null for a heading or a row that was not read.</summary>
    public Row? RowOf(GridRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Matrix?.Rows.FirstOrDefault(it => Table!.RowOn(it.Line) == row.From);
    }

    /// <summary>The place of the column with the names of the rows; -1 for none.</summary>
    public int LabelColumn => GridLabels.LabelColumn(Table!.Grid, EnumWords.Read<BlockKind>(Kind)!.Value);

    /// <summary>The class of a row: a group, a part of a feature, or none.</summary>
    public string? ClassOf(GridRow row, Row? feature) => feature is { Label.Parent: not null } ? "part"
        : Matrix?.Groups.Any(it => Table!.RowOn(it.Line) == row.From) == true ? "group" : null;

    /// <summary>What stands in the text of a label, when readers see something else; null otherwise.</summary>
    public static string? Hidden(string label) => GridLabels.NameOf(label) == label ? null : label;

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

        if ((await unread.StartAsync(Slug, Viewer.Of(User), cancellationToken)).Current is not { } current)
        {
            return NotFound();
        }

        (Text, BaseNumber, ArticleId) = (current.Text, current.Number, current.ArticleId);
        var draft = await Draft.OpenAsync(drafts, User.AccountId(), Slug, current, cancellationToken);
        if (draft is not null && HasTable(draft.Text))
        {
            (Text, Summary, Minor, BaseNumber) = (draft.Text, draft.Summary, draft.Minor, draft.BaseNumber);
            Unsaved = true;
        }
        else if (draft is not null)
        {
            Draft = new DraftForm(); // it stays a draft of the text; the grid begins with the newest text
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Opens the grid over the text that the editor sends.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        // Only what was sent is shown: the unsaved text would be lost on another page.
        if (await obstacles.FindAsync(HttpContext) is { } obstacle)
        {
            (Trouble, Response.StatusCode) = obstacle;
        }

        ModelState.Clear(); // the form shows the model, not what was posted
        Unsaved = true;
        Text = SourceText.From(Text).Value;
        return await ShowAsync(cancellationToken);
    }

    /// <summary>
    /// Answers the script of the grid with the problems of its cells, and with what a save of them asks.
    /// </summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (await obstacles.FindAsync(HttpContext) is { } obstacle)
        {
            return StatusCode(obstacle.Status);
        }

        if (!ModelState.IsValid || Grid.Block is not { } kind
            || Grid.Apply(SourceText.From(Text).Value) is not { } text)
        {
            return BadRequest();
        }

        var document = WikiDocument.Parse(SourceText.From(text));
        var draft = new KeptDraft
        {
            AccountId = User.AccountId(),
            Slug = Slug.Value,
            ArticleId = ArticleId,
            Key = "",
            BaseNumber = BaseNumber,
            Title = document.Title,
            Text = text,
            Summary = Summary ?? "",
            Minor = Minor,
        };
        var kept = await Draft.AnswerAsync(drafts, draft, cancellationToken);
        return Partial("_GridAnswer", new GridAnswer(
            GridProblem.Find(document, kind, Grid.Id ?? ""), await QuestionAsync(document, cancellationToken))
        {
            Draft = JsonSerializer.Serialize(kept, JsonSerializerOptions.Web),
        });
    }

    private bool HasTable(string text) => EnumWords.Read<BlockKind>(Kind) is { } kind
        && EditableTable.Find(WikiDocument.Parse(SourceText.From(text)), kind, Id) is not null;

    // The same question as that of a save, which asks again when this one was not answered.
    private async Task<TableQuestion?> QuestionAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        if (document.Problems.All(it => it.Severity != Severity.Error))
        {
            return null;
        }

        var @base = await reader.SeenAsync(Slug, BaseNumber, Viewer.Of(User), cancellationToken);
        return TableQuestion.Between(WikiDocument.Parse(SourceText.From(@base?.Text)), document) is { } question
            && question.Fingerprint != Consent ? question : null;
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
        var waiting = User.IsSignedIn() ? await ahead.OfferedAsync(Slug, User.AccountId(), cancellationToken) : 0;
        SaveBar = SaveBar with { Summary = Summary, Minor = Minor, Waiting = waiting };
        return Page();
    }
}
