using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Anchors;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Merging;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Comparing;
using Wiki.Web.Data;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Rendering;
using Wiki.Web.Reviews;
using Wiki.Web.Saving;
using Wiki.Web.Timelines;

namespace Wiki.Web.Pages.Editing;

/// <summary>Revises an article, or writes a new one.</summary>
/// <remarks>
/// Permission and the antiforgery token are checked by the handlers, not by filters: a filter would answer an ended
/// session with another page, and the text that was typed would be gone.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class EditModel(
    ArticleReader reader, EventReader events, ArticleWriter writer, PublishFirstSave ahead, Includes includes, IAntiforgery antiforgery,
    IAuthorizationService authorization, Comparisons comparisons, WikiDb db, TimeProvider clock) : PageModel
{
    private static readonly Dictionary<int, RegionChoice> NoChoice = [];

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

    /// <summary>What the text in the form changes, when that was asked for.</summary>
    public Comparison? Changes { get; private set; }

    /// <summary>Their revision, while a conflict is being settled; else null.</summary>
    [BindProperty]
    public int? TheirsNumber { get; set; }

    /// <summary>The revisions that this edit takes back, e.g. "5..6"; null for an ordinary edit.</summary>
    [BindProperty]
    public string? Undoes { get; set; }

    /// <summary>The pending revision that a reviewer rejects by this edit; null for any other.</summary>
    [BindProperty]
    public int? Rejects { get; set; }

    /// <summary>Whether the edit is to be published before the changes that wait.</summary>
    [BindProperty]
    public bool PublishFirst { get; set; }

    /// <summary>How many changes it can be published before; 0 when that is not offered.</summary>
    public int Waiting { get; private set; }

    /// <summary>How far the review of the text has come with which the form begins; null once something is typed.</summary>
    public ReviewStatus? Standing { get; private set; }

    /// <summary>Where others changed the same lines; null when there is nothing to settle.</summary>
    public ConflictForm? Conflict { get; private set; }

    /// <summary>The number of the line for which the form was opened; null for none.</summary>
    public int? Line { get; private set; }

    /// <summary>That line, when it is very long its beginning; null for none.</summary>
    public string? LineText { get; private set; }

    /// <summary>What the form starts with, when it is not the newest text.</summary>
    public string? Remark { get; private set; }

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

    /// <summary>Whether whoever wrote cannot go on as things are, e.g. after the session ended.</summary>
    public bool IsHindered { get; private set; }

    /// <summary>Whichever handler shows the form, it offers what holds when it is shown.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var executed = await next();
        var signedIn = User.Identity?.IsAuthenticated == true;
        // A tick is kept while a session has ended.
        if (executed.Result is PageResult && Rejects is null && (signedIn || PublishFirst))
        {
            long? account = signedIn ? User.AccountId() : null;
            Waiting = await ahead.OfferedAsync(Slug, account, HttpContext.RequestAborted);
        }
    }

    /// <summary>Opens the newest revision for editing, or an empty page with a title.</summary>
    /// <param name="title">The title of a new page.</param>
    /// <param name="undo">Revisions to take back, e.g. "5..6": the form starts with the newest text without them.</param>
    /// <param name="reject">Whether that is a reviewer's verdict on the one revision in <paramref name="undo"/>.</param>
    /// <param name="line">The line to show, as it is numbered in the text that readers see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string? title, string? undo, bool reject, string? line, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (!await MayAsync(Policies.Edit) || (reject && !await MayAsync(Policies.Review)))
        {
            return User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();
        }

        if (await reader.CurrentAsync(Slug, cancellationToken) is { } current)
        {
            (Text, BaseNumber, Title) = (current.Text, current.Number, current.Title);
            Standing = await ReviewStatus.OfAsync(db, Slug, cancellationToken);
            if (undo is not null)
            {
                return await UndoAsync(undo, reject, current, cancellationToken);
            }

            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await FindLineAsync(number, current, cancellationToken);
            }

            return Page();
        }

        if (ReservedNames.Contains(Slug))
        {
            return NotFound();
        }

        Title = Blank(title) ?? char.ToUpperInvariant(Slug.Value[0]) + Slug.Value[1..].Replace('-', ' ');
        Text = $"# {Title}\n\n";
        return Page();
    }

    // Readers may see an older text than the one in the form.
    private async Task FindLineAsync(int number, RevisionView current, CancellationToken cancellationToken)
    {
        var seen = await reader.PublishedAsync(Slug, cancellationToken) ?? current;
        if (Excerpt.Of(seen.Text, number) is null)
        {
            Remark = $"What readers see has no line {number}. The form holds the whole text.";
            return;
        }

        Line = seen.Number == current.Number ? number : CarriedLines.Between(seen.Text, current.Text).Of(number);
        LineText = Line is { } line ? Excerpt.Of(current.Text, line)?.Line : null;
        if (Line is null)
        {
            Remark = $"Line {number} of what readers see is not in the text below: a change that waits took it away.";
        }
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
        if (TheirsNumber is { } theirs && !await SettleAsync(theirs, cancellationToken))
        {
            return Page();
        }

        var document = WikiDocument.Parse(SourceText.From(Text));
        Title = document.Title.Length > 0 ? document.Title : Slug.Value;
        if (await ObstacleAsync() is { } obstacle)
        {
            (Trouble, Response.StatusCode) = obstacle;
            IsHindered = true;
            return Page();
        }

        if (action == "preview")
        {
            Preview = await PreviewAsync(document, cancellationToken);
            return Page();
        }

        if (action == "changes")
        {
            Changes = await ChangesAsync(document, cancellationToken);
            return Page();
        }

        if (Rejects is not null && !await MayAsync(Policies.Review))
        {
            return Forbid();
        }

        var draft = new Draft(Text ?? "", Summary ?? "", Minor, BaseNumber, Rejects, PublishFirst);
        switch (await writer.SaveAsync(Slug, draft, User.AccountId(), cancellationToken))
        {
            case SaveOutcome.Saved saved:
                Notices.Leave(this, Said(saved));
                return Redirect(saved.IsPublished
                    ? Addresses.Article(Slug.Value) : Addresses.Revision(Slug.Value, saved.Number));
            case SaveOutcome.Unchanged:
                Notices.Leave(this, "Nothing was changed, so nothing was saved.");
                return Redirect(Addresses.Article(Slug.Value));
            case SaveOutcome.Conflict conflict:
                return ShowConflict(conflict);
            case SaveOutcome.Rejected rejected:
                Rejected = rejected.Problems;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            case SaveOutcome.CannotPublishFirst cannot:
                Trouble = cannot.Reason
                    + " Nothing is saved yet; without the tick your text is saved after what waits.";
                Response.StatusCode = StatusCodes.Status409Conflict;
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

        return Partial("Editing/_PreviewAnswer", await PreviewAsync(WikiDocument.Parse(SourceText.From(Text)), cancellationToken));
    }

    private async Task<ArticlePreview> PreviewAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var targets = await reader.TargetsAsync(document, cancellationToken);
        var included = await includes.OfAsync(document, Slug.Value, targets, null, cancellationToken);
        // Versions are looked up in the timelines of all pages, of this one as it is in the form.
        var releases = (await events.ReleasesAsync(null, cancellationToken)).With(document.Releases);
        var today = clock.Today();
        return new ArticlePreview(
            document.Title, document.ToHtml(targets, null, included.Matrices),
            [.. document.Problems.Concat(document.Matrices.SelectMany(matrix => ReleaseHints.Find(matrix, releases, today)))
                .OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    private async Task<Comparison> ChangesAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var @base = await reader.RevisionAsync(Slug, BaseNumber, cancellationToken);
        return await comparisons.BetweenAsync(
            @base is null ? ComparedText.Nothing : comparisons.Of(@base), new ComparedText(document, null),
            ComparisonTab.Changes.Parts, cancellationToken);
    }

    private PageResult ShowConflict(SaveOutcome.Conflict conflict)
    {
        ShowConflict(new ConflictForm(conflict.BaseNumber, conflict.CurrentNumber, conflict.Mine, conflict.Regions,
            conflict.Meanwhile, NoChoice, [], null));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    // A form shows what was posted before what the model says.
    private void ShowConflict(ConflictForm conflict)
    {
        ModelState.Clear();
        Conflict = conflict;
        (BaseNumber, TheirsNumber, Undoes) = (conflict.BaseNumber, conflict.CurrentNumber, conflict.Undoes);
    }

    // Puts the settled text in place of mine, on top of theirs. False when something is left to be settled, and shown.
    private async Task<bool> SettleAsync(int theirs, CancellationToken cancellationToken)
    {
        var @base = await TextOfAsync(BaseNumber, cancellationToken);
        var current = await TextOfAsync(theirs, cancellationToken);
        TheirsNumber = null;
        if (@base is null || current is null)
        {
            return true; // no revisions of this article: the text is merged when it is saved
        }

        var form = new ConflictForm(
            BaseNumber, theirs, Text ?? "", SettledMerge.Regions(@base, Text ?? "", current), [], NoChoice, [], Undoes)
            .With(Request.Form);
        var obstacle = await ObstacleAsync();
        if (obstacle is not null || form.Undecided.Count > 0)
        {
            ShowConflict(form with { Meanwhile = await MeanwhileAsync(theirs, cancellationToken) });
            Title = Slug.Value;
            (Trouble, Response.StatusCode) =
                obstacle ?? (Undecided(form), StatusCodes.Status422UnprocessableEntity);
            return false;
        }

        ModelState.Clear();
        (Text, BaseNumber) = (form.Settled(), theirs);
        return true;
    }

    // Whose changes stand against those in the form; none of a form that undoes.
    private async Task<IReadOnlyList<SavedMeanwhile>> MeanwhileAsync(int theirs, CancellationToken cancellationToken) =>
        Undoes is null && await reader.RevisionAsync(Slug, theirs, cancellationToken) is { } newest
            ? [.. (await reader.HistoryAsync(newest.ArticleId, theirs + 1, ArticleWriter.MeanwhileShown, cancellationToken))
                .Where(it => it.Number > BaseNumber)
                .Select(it => new SavedMeanwhile(it.Number, it.Author, it.Summary))]
            : [];

    private static string Undecided(ConflictForm form) => form.Undecided is [var only]
        ? $"Choose a text for conflict {only}."
        : $"Choose a text for each of the conflicts {string.Join(", ", form.Undecided)}.";

    // The newest text without some older revisions: a merge in which what they changed is taken back.
    private async Task<IActionResult> UndoAsync(
        string undo, bool reject, RevisionView current, CancellationToken cancellationToken)
    {
        if (undo.Split("..") is not [var from, var to]
            || !int.TryParse(from, NumberStyles.None, null, out var first) || first < 2
            || !int.TryParse(to, NumberStyles.None, null, out var last) || last < first
            || await TextOfAsync(last, cancellationToken) is not { } with
            || await TextOfAsync(first - 1, cancellationToken) is not { } without)
        {
            return NotFound();
        }

        Rejects = reject && first == last ? first : null;
        var words = first == last ? $"revision {first}" : $"revisions {first} to {last}";
        Summary = $"Undo {words}";
        Undoes = undo;
        switch (ThreeWayMerge.Merge(with, without, current.Text))
        {
            case MergeResult.Clean clean when TakenOut.StandsElsewhere(without, with, clean.Text):
                Text = clean.Text;
                Remark = $"What {words} brought stands elsewhere in the text below, because somebody moved it. "
                    + "Take it out there, then save.";
                break;
            case MergeResult.Clean clean when clean.Text == current.Text:
                Remark = $"What {words} changed is not in the newest text any more: there is nothing to undo.";
                break;
            case MergeResult.Clean clean:
                Text = clean.Text;
                Remark = $"The text below is revision {current.Number} without what {words} changed. "
                    + "Look at it, then save.";
                break;
            case MergeResult.Conflicted:
                ShowConflict(new ConflictForm(last, current.Number, without, SettledMerge.Regions(with, without, current.Text), [], NoChoice, [], undo));
                break;
        }

        return Page();
    }

    private async Task<string?> TextOfAsync(int number, CancellationToken cancellationToken) =>
        number == 0 ? "" : (await reader.RevisionAsync(Slug, number, cancellationToken))?.Text;

    private static string Said(SaveOutcome.Saved saved)
    {
        var sentence = $"Saved as revision {saved.Number}.";
        if (saved.MergedWith.Count > 0)
        {
            sentence += " Merged with "
                + string.Join(", ", saved.MergedWith.Select(it => $"revision {it.Number} by {Format.Author(it.Author)}"
                    + (it.Summary.Length > 0 ? $" (“{it.Summary}”)" : ""))) + ", saved while you were writing.";
        }

        if (saved.Reapplied > 0)
        {
            sentence += saved.Reapplied == 1
                ? " Readers see it; the change that waited waits on, on top of it."
                : $" Readers see it; the {saved.Reapplied} changes that waited wait on, on top of it.";
        }

        return saved.IsPublished ? sentence : sentence + " Readers see it when a reviewer has approved it.";
    }

    private async Task<(string Sentence, int Status)?> ObstacleAsync()
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return ("You are no longer signed in. Sign in in another tab, then come back and press Save: your text is still here.",
                StatusCodes.Status401Unauthorized);
        }

        if (!await MayAsync(Policies.Edit))
        {
            return ("Your account may not edit at the moment. Copy your text before you leave this page.",
                StatusCodes.Status403Forbidden);
        }

        return await antiforgery.IsRequestValidAsync(HttpContext)
            ? null
            : ("Your session changed since you opened this form. Press Save once more: your text is still here.",
                StatusCodes.Status400BadRequest);
    }

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;

    private static string? Blank(string? title) =>
        string.IsNullOrWhiteSpace(title) ? null : string.Concat(title.Where(c => !char.IsControl(c))).Trim();
}
