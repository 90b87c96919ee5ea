using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Saving;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Editing;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Facts;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Editing;

/// <summary>Edits one cell of a matrix as a form. What it saves is an ordinary revision of the page.</summary>
[IgnoreAntiforgeryToken] // SaveObstacle asks for the token
[ResponseCache(NoStore = true)]
public sealed class EditCellModel(
    CellWriter writer, PublishFirstSave ahead, EventReader events, IAuthorizationService authorization,
    SaveObstacle obstacles, TimeProvider clock) : PageModel
{
    private const int MostStatements = 20; // as many as a cell can have

    private ReleaseList _releases = ReleaseList.Empty;

    /// <summary>The page that the matrix is in.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public Slug Article { get; set; }

    /// <summary>The id of the matrix.</summary>
    [BindProperty(SupportsGet = true)]
    public string Matrix { get; set; } = "";

    /// <summary>The key of the row, its slashes written as colons.</summary>
    [BindProperty(SupportsGet = true)]
    public string Row { get; set; } = "";

    /// <summary>The key of the column, likewise.</summary>
    [BindProperty(SupportsGet = true)]
    public string Column { get; set; } = "";

    /// <summary>The canonical text of the cell when the form was opened.</summary>
    [BindProperty]
    public string? Before { get; set; }

    /// <summary>The statements in the form.</summary>
    [BindProperty]
    public List<StatementInput> Statements { get; set; } = [];

    /// <summary>The summary in the form.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Whether to publish the change before the waiting changes.</summary>
    [BindProperty]
    public bool PublishFirst { get; set; } = true;

    /// <summary>How many waiting changes it can be published before; 0 when that is not offered.</summary>
    public int Waiting { get; private set; }

    /// <summary>The cell in the newest text; null when that text does not have it.</summary>
    public EditableCell? Cell { get; private set; }

    /// <summary>The newest revision; null when there is no such page.</summary>
    public RevisionView? Revision { get; private set; }

    /// <summary>The cell as the form would save it.</summary>
    public ChangedCell? After { get; private set; }

    /// <summary>The problems of the cell, each with the id of its field.</summary>
    public IReadOnlyList<CellRemark> Remarks { get; private set; } = [];

    /// <summary>A reason besides the cell why nothing was saved; null for none.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The cell as others changed it meanwhile; null when nobody did.</summary>
    public EditableCell? Theirs { get; private set; }

    /// <summary>Whether somebody pressed Save and the cell has mistakes.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The address that takes the form.</summary>
    public string Address => Addresses.EditCell(
        Article.Value, Matrix, Addresses.KeyInCell(Row), Addresses.KeyInCell(Column));

    /// <summary>The place of the cell in its page.</summary>
    public string Place => Addresses.Article(Article.Value) + "#" + MatrixHtml.RowId(Cell!.Matrix, Cell.Row);

    /// <summary>The summary that an empty field stands for.</summary>
    public string Suggestion => After is null ? "" : CellSummary.Write(
        Cell!.Column.Label.Text, Cell.Row.Label.Text, Cell.Cell, After.Cell);

    /// <summary>The releases of the system, the newest first, for the fields of versions and dates.</summary>
    public IEnumerable<(string Value, string Words)> Releases =>
        from release in _releases.Line(Cell!.Column.VersionLine).Reverse()
        let name = $"{Cell.Column.Label.Text} {release.Version.Text}"
        select (release.Version.Text, release.First is { } day
            ? $"{name}, {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : name);

    /// <summary>What the cell would say, as readers see it.</summary>
    public StatementsView Shown(Cell cell) => new(cell, name =>
        Cell!.Document.DefinedSources.Concat(After?.Added ?? [])
            .Where(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(source => new SourceRow { Name = name, Text = source.Text, Address = source.Address })
            .FirstOrDefault());

    /// <summary>Opens the form with what the newest text says.</summary>
    /// <param name="part"><c>form</c> for the form alone.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? part, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (!(await authorization.AuthorizeAsync(User, Policies.Edit)).Succeeded)
        {
            return part == "form" ? StatusCode(StatusCodes.Status401Unauthorized)
                : User.IsSignedIn() ? Forbid() : Challenge();
        }

        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Before = Cell!.Cell.Canonical;
        Statements = [.. CellDraft.Of(Cell.Cell).Statements.Select(StatementInput.Of)];
        await CompleteAsync(cancellationToken);
        return Form(part);
    }

    /// <summary>Saves the cell, shows it, or adds a statement, by the pressed button.</summary>
    /// <param name="action">The word of the button.</param>
    /// <param name="part"><c>form</c> for the form alone, if the answer is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnPostAsync(string? action, string? part, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Statements.Count > MostStatements)
        {
            return BadRequest();
        }

        ModelState.Clear(); // the form shows the model, not what was posted
        if (!await FindAsync(cancellationToken))
        {
            return Gone();
        }

        if (action == "add")
        {
            Statements.Add(new StatementInput());
        }

        var draft = new CellDraft([.. Statements.Select(it => it.ToDraft())]);
        await CompleteAsync(cancellationToken);
        if (await obstacles.FindAsync(HttpContext) is { } obstacle)
        {
            (Trouble, Response.StatusCode) = obstacle;
            return Form(part);
        }

        if (action != "save")
        {
            return Form(part);
        }

        if (Remarks.Any(remark => remark.IsMistake))
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(part);
        }

        var change = new CellEdit(
            Before ?? "", draft, [.. Statements.Select(it => it.NewSource)], Summary ?? "", PublishFirst);
        switch (await writer.SaveAsync(Article, Matrix, Addresses.KeyInCell(Row), Addresses.KeyInCell(Column), change,
            Viewer.Of(User), cancellationToken))
        {
            case CellOutcome.Changed changed:
                return Meet(changed, part);
            case CellOutcome.OfPage { Outcome: var outcome }:
                return Answer(outcome, part);
            default:
                return Gone();
        }
    }

    /// <summary>Answers the script of the form: what readers would see, what is wrong, and the summary.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Statements.Count > MostStatements
            || await obstacles.FindAsync(HttpContext) is not null)
        {
            return Unauthorized();
        }

        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        await CompleteAsync(cancellationToken);
        return Partial("_CellAnswer", this);
    }

    private IActionResult Form(string? part) => part == "form" ? Partial("_CellForm", this) : Page();

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await writer.FindAsync(
            Article, Matrix, Addresses.KeyInCell(Row), Addresses.KeyInCell(Column), Viewer.Of(User), cancellationToken)
            is not var (cell, revision))
        {
            return false;
        }

        (Cell, Revision) = (cell, revision);
        return true;
    }

    // Fills in what the form shows beside its fields.
    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (Statements.Count == 0)
        {
            Statements.Add(new StatementInput());
        }

        _releases = (await events.ReleasesAsync(null, cancellationToken)).With(Cell!.Document.Releases);
        After = Cell.Change(
            new CellDraft([.. Statements.Select(it => it.ToDraft())]), [.. Statements.Select(it => it.NewSource)]);
        Remarks = CellRemark.List(Cell, After, Statements, _releases, clock.Today());
        if (User.IsSignedIn())
        {
            Waiting = await ahead.OfferedAsync(Article, User.AccountId(), cancellationToken);
        }
    }

    private IActionResult Meet(CellOutcome.Changed changed, string? part)
    {
        (Theirs, Cell, Revision) = (changed.Theirs, changed.Theirs, changed.Revision);
        Before = Cell.Cell.Canonical;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Form(part);
    }

    private IActionResult Answer(SaveOutcome outcome, string? part)
    {
        switch (outcome)
        {
            case SaveOutcome.Saved saved:
                Notices.Leave(this, SavedNotice.Of(saved));
                return Redirect(Place);
            case SaveOutcome.Unchanged:
                Notices.Leave(this, SavedNotice.Unchanged);
                return Redirect(Place);
            case SaveOutcome.Deleted:
                return Gone();
            case SaveOutcome.HasProblems { Problems: var problems }:
                Trouble = string.Join(' ', problems.Select(problem => problem.Message));
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Form(part);
            default:
                Trouble = "Others are saving this page at the same moment. Nothing is lost: press Save once more.";
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Form(part);
        }
    }

    private PageResult Gone()
    {
        Trouble = "The newest text of the page does not have this cell any more, so nothing was saved. "
            + "What you typed is still below.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
