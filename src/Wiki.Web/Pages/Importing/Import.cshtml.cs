using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Formats;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Editing;

namespace Wiki.Web.Pages.Importing;

/// <summary>
/// Brings a table from somewhere else into an article. It stores nothing: the editor opens with the result.
/// </summary>
/// <remarks>
/// The handlers check permission and the antiforgery token, not filters: a filter would answer an ended session with
/// another page, and the pasted table would be lost.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
// A larger request is read to its end as far as possible, so that its sender gets a sentence and no broken connection.
[RequestSizeLimit(8 * HttpLimits.RequestBytes)]
[KeepsFieldsOfLargeForms]
public sealed class ImportModel(
    ArticleReader reader, UnreadPages unread, IAntiforgery antiforgery, IAuthorizationService authorization) : PageModel
{
    /// <summary>The address.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The text of the page, which may be unsaved.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Text { get; set; }

    /// <summary>The revision on which that text is based; 0 for a new article.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>The article that the base belongs to; null for a new one.</summary>
    [BindProperty]
    public long? ArticleId { get; set; }

    /// <summary>The summary in the form of the editor.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>What was pasted.</summary>
    [BindProperty]
    public string? Pasted { get; set; }

    /// <summary>The file that was chosen.</summary>
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>The word of the kind that was chosen; empty to find out.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The table and the choices about it.</summary>
    [BindProperty]
    public ImportForm Form { get; set; } = new();

    /// <summary>Whether only the tables of the page are offered.</summary>
    public bool FromPage { get; private set; }

    /// <summary>Why nothing was read or shown; null when nothing is wrong.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The page whose text this is.</summary>
    public WikiDocument Document { get; private set; } = WikiDocument.Parse(SourceText.From(""));

    /// <summary>The title of the page.</summary>
    public string Title => Document.Title.Length > 0 ? Document.Title : Slug.Value;

    /// <summary>The plain tables of the page.</summary>
    public IReadOnlyList<PageTable> Tables { get; private set; } = [];

    /// <summary>What becomes of the table; null before there is one.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>Whether the table is to be put into the page as it is shown.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Asks for a table.</summary>
    /// <param name="title">The title of a new page.</param>
    /// <param name="from"><c>table</c> to offer only the tables of the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? title, string? from, CancellationToken cancellationToken)
    {
        if (ModelState.GetFieldValidationState(nameof(Slug)) == ModelValidationState.Invalid)
        {
            return NotFound();
        }

        if (!(await authorization.AuthorizeAsync(User, Policies.Edit)).Succeeded)
        {
            return User.IsSignedIn() ? Forbid() : Challenge();
        }

        var start = await unread.StartAsync(Slug, Viewer.Of(User), cancellationToken);
        if (start.Waits)
        {
            return Redirect(Addresses.Edit(Slug.Value)); // it says why no page can begin there
        }

        if (start.Current is { } current)
        {
            (Text, BaseNumber, ArticleId) = (current.Text, current.Number, current.ArticleId);
        }
        else if (ReservedNames.Contains(Slug) || await reader.ByFormerAsync(Slug, cancellationToken) is not null)
        {
            return NotFound();
        }
        else
        {
            var words = string.Concat((title ?? "").Where(c => !char.IsControl(c) && !DirectionControls.Has(c))).Trim();
            var name = char.ToUpperInvariant(Slug.Value[0]) + Slug.Value[1..].Replace('-', ' ');
            Text = $"# {(words.Length > 0 ? words : name)}\n\n";
        }

        FromPage = from == "table";
        Open();
        return Page();
    }

    /// <summary>Reads a table, or shows it with other choices, by the pressed button.</summary>
    public async Task<IActionResult> OnPostAsync(string? action, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        ModelState.Clear(); // otherwise the form would show what was posted
        Text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal);
        Open();
        if (Request.ContentLength > HttpLimits.RequestBytes)
        {
            return Refused(ImportedTable.TooLarge(long.MaxValue)!, StatusCodes.Status413PayloadTooLarge);
        }

        if (await ObstacleAsync() is var (sentence, status))
        {
            return Refused(sentence, status);
        }

        switch (action)
        {
            case "read":
                return await ReadAsync(cancellationToken);
            case "table":
                FromPage = true;
                return Tables.FirstOrDefault(it => it.FirstLine == Form.Line) is { } chosen
                    ? Show(TableImport.Read(chosen.Source, TableKind.Markdown), chosen.FirstLine)
                    : Refused("Choose one of the tables.", StatusCodes.Status422UnprocessableEntity);
            case "show" or "put":
                Preview = ImportPreview.Make(Form.Read(), Form, Document, Tables);
                IsReady = action == "put" && Preview.Refusal is null;
                Trouble = action == "put" ? Preview.Refusal : null;
                return Page();
            default:
                return Page();
        }
    }

    /// <summary>Answers the script of the form with what the table becomes with these choices.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await ObstacleAsync() is not null)
        {
            return Unauthorized();
        }

        cancellationToken.ThrowIfCancellationRequested();
        ModelState.Clear();
        Text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal);
        Open();
        Preview = ImportPreview.Make(Form.Read(), Form, Document, Tables);
        return Partial("_ImportAnswer", this);
    }

    /// <summary>Answers the script of the editor with a pasted table as a matrix or a plain table.</summary>
    public async Task<IActionResult> OnPostConvertAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await ObstacleAsync() is not null)
        {
            return Unauthorized();
        }

        cancellationToken.ThrowIfCancellationRequested();
        Text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal);
        Open();
        var table = TableImport.Read(Pasted ?? "", EnumWords.Read<TableKind>(Kind));
        var form = ImportForm.For(table, Document);
        form.IsPlain = Form.IsPlain;
        var preview = ImportPreview.Make(table, form, Document, []);
        var text = preview.BlockWithSources.TrimEnd('\n');
        return new JsonResult(new { text, remarks = preview.AllRemarks, refusal = preview.Refusal });
    }

    private async Task<IActionResult> ReadAsync(CancellationToken cancellationToken)
    {
        var kind = EnumWords.Read<TableKind>(Kind);
        if (Chosen is not { Length: > 0 })
        {
            return Show(TableImport.Read(Pasted ?? "", kind), null);
        }

        if (ImportedTable.TooLarge(Chosen.Length) is { } tooLarge)
        {
            return Refused(tooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        using var bytes = new MemoryStream((int)Chosen.Length);
        await Chosen.CopyToAsync(bytes, cancellationToken);
        return Show(TableImport.Read(bytes.ToArray(), kind), null);
    }

    private PageResult Show(ImportedTable table, int? line)
    {
        if (table.Refusal is { } refusal)
        {
            return Refused(string.Join(' ', table.Remarks.Prepend(refusal)), StatusCodes.Status422UnprocessableEntity);
        }

        Form = ImportForm.For(table, Document);
        Form.Line = line;
        Preview = ImportPreview.Make(table, Form, Document, Tables);
        return Page();
    }

    private PageResult Refused(string sentence, int status)
    {
        (Trouble, Response.StatusCode) = (sentence, status);
        return Page();
    }

    private void Open()
    {
        Document = WikiDocument.Parse(SourceText.From(Text));
        Tables = PageTables.In(Document);
    }

    private async Task<(string Sentence, int Status)?> ObstacleAsync() =>
        !User.IsSignedIn()
        ? ("You are no longer signed in. Sign in in another tab, then come back and send this again.",
            StatusCodes.Status401Unauthorized)
        : !(await authorization.AuthorizeAsync(User, Policies.Edit)).Succeeded
        ? ("Your account may not edit at the moment.", StatusCodes.Status403Forbidden)
        : !await antiforgery.IsRequestValidAsync(HttpContext)
        ? ("Your session changed since you opened this form. Send it once more.", StatusCodes.Status400BadRequest)
        : null;
}
