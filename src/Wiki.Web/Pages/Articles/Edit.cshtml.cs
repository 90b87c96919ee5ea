using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Pages.Shared;
using Wiki.Web.Rendering;

namespace Wiki.Web.Pages.Articles;

/// <summary>Revises an article, or writes a new one.</summary>
/// <remarks>
/// Permission and the antiforgery token are checked by the handlers, not by filters: a filter would answer an ended
/// session with another page, and the text that was typed would be gone.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class EditModel(
    ArticleReader reader, ArticleWriter writer, Includes includes, IAntiforgery antiforgery,
    IAuthorizationService authorization, TimeProvider clock) : PageModel
{
    /// <summary>The address.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The text in the form.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)] // blanks come back as blanks
    public string? Text { get; set; }

    /// <summary>The summary in the form.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Whether the editor calls the edit minor.</summary>
    [BindProperty]
    public bool Minor { get; set; }

    /// <summary>The revision the text in the form is based on; 0 for a new article.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>The article's title, or the one a new article would have.</summary>
    public string Title { get; private set; } = "";

    /// <summary>True when there is no article at this address yet.</summary>
    public bool IsNew => BaseNumber == 0;

    /// <summary>True when the form holds what is saved nowhere else.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The text as readers would see it, when a preview was asked for.</summary>
    public ArticlePreview? Preview { get; private set; }

    /// <summary>Why the text was not saved, when somebody else saved first.</summary>
    public SaveOutcome.Conflict? Conflict { get; private set; }

    /// <summary>From their text to mine, in a conflict.</summary>
    public Difference? Difference { get; private set; }

    /// <summary>Why the text cannot be saved.</summary>
    public IReadOnlyList<Problem> Rejected { get; private set; } = [];

    /// <summary>The field in which a problem can be mended, as a link within the page.</summary>
    public static string FieldOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code == ArticleWriter.SummaryTooLong ? "#summary" : "#text";
    }

    /// <summary>What stands in the way besides the text, e.g. an ended session.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Opens the newest revision for editing, or an empty page with a title.</summary>
    public async Task<IActionResult> OnGetAsync(string? title, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (!await MayEditAsync())
        {
            return User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();
        }

        if (await reader.CurrentAsync(Slug, cancellationToken) is { } current)
        {
            (Text, BaseNumber, Title) = (current.Text, current.Number, current.Title);
        }
        else if (ReservedNames.Contains(Slug))
        {
            return NotFound();
        }
        else
        {
            Title = Blank(title) ?? char.ToUpperInvariant(Slug.Value[0]) + Slug.Value[1..].Replace('-', ' ');
            Text = $"# {Title}\n\n";
        }

        return Page();
    }

    /// <summary>Saves, or shows the preview, whichever button was pressed.</summary>
    public async Task<IActionResult> OnPostAsync(string? action, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Unsaved = true;
        Text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal); // as forms send it; no page may contain it
        var document = WikiDocument.Parse(SourceText.From(Text));
        Title = document.Title.Length > 0 ? document.Title : Slug.Value;
        if (await ObstacleAsync() is { } obstacle)
        {
            (Trouble, Response.StatusCode) = obstacle;
            return Page();
        }

        if (action == "preview")
        {
            Preview = await PreviewAsync(document, cancellationToken);
            return Page();
        }

        var draft = new Draft(Text ?? "", Summary ?? "", Minor, BaseNumber);
        switch (await writer.SaveAsync(Slug, draft, User.AccountId(), cancellationToken))
        {
            case SaveOutcome.Saved saved:
                Notices.Leave(this, $"Saved as revision {saved.Number}.");
                return Redirect($"/wiki/{Slug}");
            case SaveOutcome.Unchanged:
                Notices.Leave(this, "Nothing was changed, so nothing was saved.");
                return Redirect($"/wiki/{Slug}");
            case SaveOutcome.Conflict conflict:
                return ShowConflict(conflict);
            case SaveOutcome.Rejected rejected:
                Rejected = rejected.Problems;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            default:
                throw new InvalidOperationException("Unknown outcome of a save.");
        }
    }

    /// <summary>The preview alone, for the script beside the form.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await ObstacleAsync() is not null)
        {
            return Unauthorized();
        }

        return Partial("_PreviewAnswer", await PreviewAsync(WikiDocument.Parse(SourceText.From(Text)), cancellationToken));
    }

    private async Task<ArticlePreview> PreviewAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var targets = await reader.TargetsAsync(document, cancellationToken);
        var included = await includes.OfAsync(document, Slug.Value, targets, null, cancellationToken);
        // Versions are looked up in the timelines of all pages, of this one as it is in the form.
        var releases = (await reader.ReleasesAsync(null, cancellationToken)).With(document.Releases);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new ArticlePreview(
            document.Title, document.ToHtml(targets, null, included.Matrices),
            [.. document.Problems.Concat(document.Matrices.SelectMany(matrix => ReleaseHints.Of(matrix, releases, today)))
                .OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    private PageResult ShowConflict(SaveOutcome.Conflict conflict)
    {
        Conflict = conflict;
        Difference = new Difference(TextDiff.Between(conflict.Theirs, conflict.Mine), All: false, Unfold: null);
        BaseNumber = conflict.CurrentNumber;
        ModelState.Remove(nameof(BaseNumber)); // a form shows what was posted before what the model says
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<(string Sentence, int Status)?> ObstacleAsync()
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return ("You are no longer signed in. Sign in in another tab, then come back and press Save: your text is still here.",
                StatusCodes.Status401Unauthorized);
        }

        if (!await MayEditAsync())
        {
            return ("Your account may not edit at the moment. Copy your text before you leave this page.",
                StatusCodes.Status403Forbidden);
        }

        return await antiforgery.IsRequestValidAsync(HttpContext)
            ? null
            : ("Your session changed since you opened this form. Press Save once more: your text is still here.",
                StatusCodes.Status400BadRequest);
    }

    private async Task<bool> MayEditAsync() => (await authorization.AuthorizeAsync(User, Policies.Edit)).Succeeded;

    private static string? Blank(string? title) =>
        string.IsNullOrWhiteSpace(title) ? null : string.Concat(title.Where(c => !char.IsControl(c))).Trim();
}
