using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Comparing;
using Wiki.Core.Data;
using Wiki.Core.Drafts;
using Wiki.Core.Files;
using Wiki.Core.Rendering;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Core.Search;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Anchors;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Pages.Shared.Conflicts;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Filing;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Previews;

namespace Wiki.Web.Pages.Editing;

/// <summary>Edits an article, or writes a new one.</summary>
/// <remarks>
/// The handlers check permission and the antiforgery token, not filters: a filter would answer an ended session with
/// another page, and the typed text would be lost.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed partial class EditModel(
    ArticleReader reader, EventReader events, ArticleWriter writer, PublishFirstSave ahead, Includes includes,
    SaveObstacle obstacles, IAuthorizationService authorization, Comparisons comparisons, FileReader files,
    SeenPreviews previews, DraftStore drafts, EditorWords words, UnreadPages unread, PageTemplates templates, WikiDb db,
    LinkHints hints, SiteAddresses addresses, TimeProvider clock) : PageModel
{
    /// <summary>The address.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The text in the form.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)] // a text of white space only stays as typed
    public string? Text { get; set; }

    /// <summary>The summary in the form.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>Whether the editor marks the change as minor.</summary>
    [BindProperty]
    public bool Minor { get; set; }

    /// <summary>The revision on which the text in the form is based; 0 for a new article.</summary>
    [BindProperty]
    public int BaseNumber { get; set; }

    /// <summary>
    /// The article that the base belongs to; null for a new one. Another may have its address meanwhile.
    /// </summary>
    [BindProperty]
    public long? ArticleId { get; set; }

    /// <summary>The table that was edited as a grid; its text replaces the table in <see cref="Text"/>.</summary>
    [BindProperty]
    public GridForm Grid { get; set; } = new();

    /// <summary>The anchor of the heading whose section the form holds; null for the whole page.</summary>
    [BindProperty(Name = "section", SupportsGet = true)]
    public string? SectionId { get; set; }

    /// <summary>That section; null when the form holds the whole page.</summary>
    public PageSection? Section { get; private set; }

    /// <summary>The text in the form: that of the section or of the whole page.</summary>
    public string? FormText => Section?.Text ?? Text;

    /// <summary>The draft that this form writes.</summary>
    [BindProperty]
    public DraftForm Draft { get; set; } = new();

    /// <summary>The title of the article, or the title that a new article would have.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whether there is no article at this address yet.</summary>
    public bool IsNew => BaseNumber == 0;

    /// <summary>Whether the form has text that is saved nowhere else.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The preview; null when nobody asked for it.</summary>
    public ArticlePreview? Preview { get; private set; }

    /// <summary>The unsaved changes; null when nobody asked for them.</summary>
    public Comparison? Changes { get; private set; }

    /// <summary>The revision of the others in a conflict; null without a conflict.</summary>
    [BindProperty]
    public int? TheirsNumber { get; set; }

    /// <summary>The revisions that this edit undoes, e.g. "5..6"; null for an ordinary edit.</summary>
    [BindProperty]
    public string? Undoes { get; set; }

    /// <summary>The waiting revision that a reviewer rejects by this edit; null for an ordinary edit.</summary>
    [BindProperty]
    public int? Rejects { get; set; }

    /// <summary>The fingerprint of the question that the form showed; null for none.</summary>
    [BindProperty]
    public string? Consent { get; set; }

    /// <summary>What a save asks first; null for nothing.</summary>
    public TableQuestion? Question { get; private set; }

    /// <summary>The id of the matrix that <em>Tidy</em> rewrites; null or empty for all.</summary>
    [BindProperty]
    public string? Tidy { get; set; }

    /// <summary>The pressed remedy of a problem; null for none.</summary>
    [BindProperty]
    public string? Remedy { get; set; }

    /// <summary>Whether to publish the change before the waiting changes if it does not touch them.</summary>
    [BindProperty]
    public bool PublishFirst { get; set; } = true;

    /// <summary>How many waiting changes it can be published before; 0 when that is not offered.</summary>
    public int Waiting { get; private set; }

    /// <summary>The review status of the text with which the form begins; null once somebody typed.</summary>
    public ReviewStatus? ReviewStatus { get; private set; }

    /// <summary>The address of the waiting changes that the text contains; null for none.</summary>
    public string? WaitingAddress => ReviewStatus switch
    {
        null or { Open: 0 } => null,
        { PublishedNumber: null } => Addresses.History(Slug.Value),
        _ => Addresses.Diff(Slug.Value, "approved", "current"),
    };

    /// <summary>How many waiting changes the text contains, in words.</summary>
    public string WaitingInText => $"contains {Format.Count(ReviewStatus?.Open ?? 0, "waiting change")}";

    /// <summary>The places where others changed the same lines; null for none.</summary>
    public ConflictForm? Conflict { get; private set; }

    /// <summary>Whether a page that the editor may not see waits at the address; there is no form then.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>The line for which the form was opened, and then the one that the editor is at; null for none.</summary>
    [BindProperty]
    public int? Line { get; set; }

    /// <summary>The text of that line, or only the beginning of a very long line; null for none.</summary>
    public string? LineText { get; private set; }

    /// <summary>The sentence about the text with which the form begins; null for the newest text.</summary>
    public string? Remark { get; private set; }

    /// <summary>The problems because of which the text cannot be saved.</summary>
    public IReadOnlyList<Problem> Blocking { get; private set; } = [];

    /// <summary>The link to the field in which you can correct a problem.</summary>
    public static string FieldOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code == ArticleWriter.SummaryTooLong ? "#summary" : "#text";
    }

    /// <summary>A reason besides the text why nothing was saved, e.g. an ended session; null for none.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether the writer cannot save at the moment, e.g. because the session ended.</summary>
    public bool IsHindered { get; private set; }

    /// <summary>The bar below the text: summary and buttons.</summary>
    /// <param name="preview">The words on the button that shows the text without saving it.</param>
    public SaveBar SaveBar(string preview) =>
        new(Summary, Minor, preview, Waiting: Waiting, PublishFirst: PublishFirst)
        {
            Draft = Draft.Outcome is { } outcome ? DraftForm.Sentence(outcome) : "",
        };

    /// <summary>
    /// After whichever handler ran, keeps what the form that it shows holds, and counts the waiting changes for it.
    /// </summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var executed = await next();
        // Where a remedy or tidying changed more than the section, the form goes on with the whole page.
        Section = Text is null ? Section : Section?.In(Text);
        Preview = Section is { } shown ? Preview?.Within(shown) : Preview;
        var signedIn = User.IsSignedIn();
        if (executed.Result is PageResult && HttpMethods.IsPost(Request.Method)
            && Unsaved && Rejects is null && await ObstacleAsync() is null)
        {
            var kept = Kept(Conflict?.Mine ?? Text ?? "");
            await Draft.KeepAsync(drafts, kept, HttpContext.RequestAborted);
            if (Draft.Outcome == Keeping.Saved) // somebody came back to a form that was saved, and wrote more
            {
                Draft.Renew();
                await Draft.KeepAsync(drafts, kept, HttpContext.RequestAborted);
            }
        }

        // The tick stays in the form after the session ended.
        if (executed.Result is PageResult && Rejects is null)
        {
            long? account = signedIn ? User.AccountId() : null;
            Waiting = await ahead.OfferedAsync(Slug, account, HttpContext.RequestAborted);
        }
    }

    /// <summary>Opens the newest revision for editing, or an empty page with a title.</summary>
    /// <param name="title">The title of a new page.</param>
    /// <param name="undo">Revisions to undo, e.g. "5..6": the form begins with the newest text without them.</param>
    /// <param name="reject">Whether that is a reviewer's verdict on the revision in <paramref name="undo"/>.</param>
    /// <param name="restore">The revision with whose text the form begins.</param>
    /// <param name="line">The number of the line to show, in the published text.</param>
    /// <param name="remarks">Not null to list the remarks on the text at once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string? title, string? undo, bool reject, int? restore, string? line, string? remarks,
        CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        if (!await MayAsync(Policies.Edit) || (reject && !await MayAsync(Policies.Review)))
        {
            return User.IsSignedIn() ? Forbid() : Challenge();
        }

        var start = await unread.StartAsync(Slug, Viewer.Of(User), cancellationToken);
        if (start.Waits)
        {
            (IsTaken, Title, Response.StatusCode) = (true, Slug.Value, StatusCodes.Status409Conflict);
            return Page();
        }

        if (start.Current is { } current)
        {
            (Text, BaseNumber, ArticleId, Title) = (current.Text, current.Number, current.ArticleId, current.Title);
            ReviewStatus = await Wiki.Core.Reviews.ReviewStatus.FindAsync(db, Slug, cancellationToken);
            if (undo is not null)
            {
                return await UndoAsync(undo, reject, current, cancellationToken);
            }

            if (restore is { } earlier)
            {
                return await RestoreAsync(earlier, current, cancellationToken);
            }

            await OpenDraftAsync(current, cancellationToken);
            if (SectionId is not null)
            {
                OpenSection();
            }

            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await FindLineAsync(number, current, cancellationToken);
            }

            if (remarks is not null)
            {
                Preview = await PreviewAsync(WikiDocument.Parse(SourceText.From(Text ?? "")), cancellationToken);
            }

            return Page();
        }

        if (ReservedNames.Contains(Slug) || await reader.ByFormerAsync(Slug, cancellationToken) is not null)
        {
            return NotFound();
        }

        Remark = await db.DeletedAtAsync(Slug, cancellationToken) is { } deleted
            ? $"A page at this address was deleted on {deleted.At.UtcDateTime:d MMMM yyyy}: {deleted.Reason}" : null;
        Title = Blank(title) ?? char.ToUpperInvariant(Slug.Value[0]) + Slug.Value[1..].Replace('-', ' ');
        (Text, var remark) = await templates.BeginAsync(Title, NewPageQuery.Of(Request.Query), cancellationToken);
        Remark ??= remark;
        await OpenDraftAsync(null, cancellationToken);
        return Page();
    }

    /// <summary>Answers the script of the editor with the words that cells are made of.</summary>
    public async Task<IActionResult> OnGetWordsAsync(CancellationToken cancellationToken) =>
        await MayAsync(Policies.Edit) ? new JsonResult(await words.OfCellsAsync(cancellationToken)) : Unauthorized();

    /// <summary>Answers the script of the editor with the names of accounts that begin so.</summary>
    /// <param name="q">What was typed so far.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetPeopleAsync(string? q, CancellationToken cancellationToken) =>
        await MayAsync(Policies.Edit) ? new JsonResult(await words.PeopleAsync(q, cancellationToken)) : Unauthorized();

    // The published text may be older than the text in the form.
    private async Task FindLineAsync(int number, RevisionView current, CancellationToken cancellationToken)
    {
        var seen = await reader.PublishedAsync(Slug, cancellationToken) ?? current;
        if (Excerpt.Of(seen.Text, number) is null)
        {
            Remark = $"The text that readers see has no line {number}. The form contains the whole text.";
            return;
        }

        Line = seen.Text == Text ? number : CarriedLines.Between(seen.Text, Text!).Of(number);
        LineText = Line is { } line ? Excerpt.Of(Text!, line)?.Line : null;
        if (Line is null)
        {
            Remark = $"Line {number} of the text that readers see is not in the text below: "
                + (Draft.Continues is null ? "a waiting change removed it." : "it was removed or changed.");
        }
    }

    /// <summary>Saves the text or shows the preview or the changes, by the pressed button.</summary>
    public async Task<IActionResult> OnPostAsync(string? action, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Unsaved = true;
        Text = Text?.Replace("\r\n", "\n", StringComparison.Ordinal); // forms send CR LF; a page has only LF
        if (Grid.Apply(Text ?? "") is not { } text)
        {
            return BadRequest(); // the script sends what fits; anything else is forged
        }

        Text = text;
        if (SectionId is { } id && await ObstacleAsync() is { } hindrance)
        {
            // Whose session ended may not see the page around the section any more: the form shows what was posted.
            (Section, Title) = (new PageSection(id, id, 1, "", Text, ""), Slug.Value);
            return Hindered(hindrance);
        }

        if (!await CompleteSectionAsync(cancellationToken))
        {
            return ShowDeleted(null);
        }

        if (TheirsNumber is { } theirs && !await SettleAsync(theirs, cancellationToken))
        {
            return Page();
        }

        var document = WikiDocument.Parse(SourceText.From(Text));
        Title = document.Title.Length > 0 ? document.Title : Slug.Value;
        if (await ObstacleAsync() is { } obstacle)
        {
            return Hindered(obstacle);
        }

        if (action == "discard")
        {
            await drafts.DiscardAsync(User.AccountId(), Slug, cancellationToken);
            return Redirect(Addresses.Edit(Slug.Value));
        }

        if (action == "merge")
        {
            return await MergeAsync(document, cancellationToken);
        }

        if (action == "preview" || Remedy is not null)
        {
            Preview = await PreviewAsync(document, cancellationToken);
            if (Remedy is not null && Preview.RemedyOf(Remedy) is { } remedy)
            {
                Text = remedy.In(document.Source.Value);
                Preview = await PreviewAsync(WikiDocument.Parse(SourceText.From(Text)), cancellationToken);
            }

            return Page();
        }

        if (action == "changes")
        {
            Changes = await ChangesAsync(document, cancellationToken);
            return Page();
        }

        if (action == "tidy")
        {
            await TidyAsync(document, cancellationToken);
            return Page();
        }

        if (Rejects is not null && !await MayAsync(Policies.Review))
        {
            return Forbid();
        }

        if (action == "complete")
        {
            Text = TableRepair.Complete(document);
            document = WikiDocument.Parse(SourceText.From(Text));
        }

        // Who takes out what somebody wrote may get back what could not be read before.
        var consent = Rejects is null && Undoes is null ? Consent ?? "" : null;
        var draft = new Draft(Text ?? "", Summary ?? "", Minor, BaseNumber, Rejects, PublishFirst, consent, ArticleId);
        switch (await writer.SaveAsync(Slug, draft, User.AccountId(), cancellationToken))
        {
            case SaveOutcome.Saved saved:
                await drafts.SavedAsync(User.AccountId(), Slug, Draft.Key!, Draft.Continues, cancellationToken);
                Notices.Leave(this, SavedNotice.Of(saved), await NoticedAsync(document, cancellationToken));
                return Redirect((saved.IsPublished
                    ? Addresses.Article(Slug.Value) : Addresses.Revision(Slug.Value, saved.Number)) + PlaceIn(document));
            case SaveOutcome.Unchanged:
                await drafts.SavedAsync(User.AccountId(), Slug, Draft.Key!, Draft.Continues, cancellationToken);
                Notices.Leave(this, SavedNotice.Unchanged);
                return Redirect(Addresses.Article(Slug.Value) + PlaceIn(document));
            case SaveOutcome.Conflict conflict:
                return ShowConflict(conflict);
            case SaveOutcome.Unreadable asks:
                Question = asks.Question;
                Preview = await PreviewAsync(document, cancellationToken);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            case SaveOutcome.HasProblems refused:
                Blocking = refused.Problems;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            case SaveOutcome.Deleted deleted:
                return ShowDeleted(deleted.Page);
            default:
                throw new InvalidOperationException("Unknown outcome of a save.");
        }
    }

    /// <summary>
    /// Keeps the draft if asked, and answers the script of the editor with what differs from the preview that it shows;
    /// 409 when that is forgotten.
    /// </summary>
    public async Task<IActionResult> OnPostPreviewAsync(PreviewedText posted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(posted);
        if (!ModelState.IsValid || await ObstacleAsync() is not null)
        {
            return Unauthorized();
        }

        var account = User.AccountId();
        var before = posted.Key is { } key ? previews.Find(account, key) : null;
        if (posted.In(before) is not { } typed)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Text = typed;
        if (!await CompleteSectionAsync(cancellationToken))
        {
            return BadRequest();
        }

        var text = Text;
        var document = WikiDocument.Parse(SourceText.From(text));
        Title = document.Title;
        var draft = await Draft.AnswerAsync(drafts, Kept(text), cancellationToken);
        var preview = await PreviewAsync(document, cancellationToken);
        var answer = PreviewAnswer.Of(Section is null ? preview : preview.Within(Section), typed, before) with
        {
            Draft = draft,
        };
        var partial = Partial("Previews/_PreviewAnswer", (answer, previews.Keep(account, answer.Seen, posted.Key)));
        partial.ContentType = MediaTypeNames.Application.Json;
        return partial;
    }

    // Says after a save that there is something to look at. The remarks that need all timelines are not counted.
    private async Task<(string Words, string Address)?> NoticedAsync(
        WikiDocument document, CancellationToken cancellationToken)
    {
        var targets = await reader.TargetsAsync(document, cancellationToken);
        var problems = document.Problems
            .Concat(await hints.OfAsync(document, Slug, targets, addresses.Exists, cancellationToken)).ToList();
        return problems.Count == 0 ? null
            : ($"Look at {ArticlePreview.CountsOf(problems)}", Addresses.Remarks(Slug.Value));
    }

    private async Task<ArticlePreview> PreviewAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var targets = await reader.TargetsAsync(document, cancellationToken);
        var included = await includes.ResolveAsync(document, Slug.Value, targets, null, cancellationToken);
        // The timelines of all pages give the dates of versions; for this page, the text in the form counts.
        var releases = (await events.ReleasesAsync(null, cancellationToken)).With(document.Releases);
        var today = clock.Today();
        return new ArticlePreview(
            document,
            [
                new HtmlPart(1, $"<h1>{HtmlEncoder.Default.Encode(document.Title)}</h1>\n"),
                .. document.ToHtmlParts(targets, included.Matrices),
            ],
            Remarks.Of(document, document.Matrices.SelectMany(it => ReleaseHints.OfCells(it, releases, today)),
                [
                    .. await files.HintsAsync(document, FileViewer.Of(User), cancellationToken),
                    .. await hints.OfAsync(document, Slug, targets, addresses.Exists, cancellationToken),
                ]));
    }

    private PageResult Hindered((string Sentence, int Status) obstacle)
    {
        (Trouble, Response.StatusCode) = obstacle;
        IsHindered = true;
        return Page();
    }

    // The end of the address to which a save leads: where the editor was.
    private string PlaceIn(WikiDocument document)
    {
        var above = Section is { } section ? section.FirstLine - 1 : 0;
        var id = Grid.Place ?? (Line is { } line ? ReadingPlace.IdAt(document, line + above) : SectionId);
        return id is null ? "" : "#" + id;
    }

    private async Task TidyAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var tidy = TidyMatrices.In(document.Source, string.IsNullOrEmpty(Tidy) ? null : Tidy);
        if (tidy == document.Source.Value)
        {
            Remark = "Nothing to tidy: each matrix that is understood has this form already.";
            return;
        }

        Text = tidy;
        Remark = "Tidied. No cell says anything else. Look at the changes, then save.";
        Changes = await ChangesAsync(WikiDocument.Parse(SourceText.From(tidy)), cancellationToken);
    }

    private async Task<Comparison> ChangesAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var @base = await reader.SeenAsync(Slug, BaseNumber, Viewer.Of(User), cancellationToken);
        return await comparisons.BetweenAsync(
            @base is null ? ComparedText.Nothing : comparisons.Of(@base), new ComparedText(document, null),
            ComparisonTab.Changes.Parts, cancellationToken);
    }

    // The text stays in the form, as that of a new page. Without Clear the form would keep the posted base.
    private PageResult ShowDeleted(DeletedPage? page)
    {
        ModelState.Clear();
        (BaseNumber, ArticleId, Rejects, Undoes, PublishFirst) = (0, null, null, null, false);
        (Section, SectionId) = (null, null);
        Trouble = (page is null ? "The page that you edited is not at this address any more."
                : $"This page was deleted on {page.At.UtcDateTime:d MMMM yyyy}: {page.Reason.TrimEnd('.')}.")
            + " Nothing is saved. Your text is still below; if you save it once more, it becomes a new page here.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult ShowConflict(SaveOutcome.Conflict conflict)
    {
        ShowConflict(new ConflictForm(conflict.BaseNumber, conflict.CurrentNumber, conflict.Mine, conflict.Regions,
            conflict.Meanwhile, null));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    // Without Clear the form would show the posted values instead of those of the model.
    private void ShowConflict(ConflictForm conflict)
    {
        ModelState.Clear();
        Conflict = conflict;
        (BaseNumber, TheirsNumber, Undoes) = (conflict.BaseNumber, conflict.CurrentNumber, conflict.Undoes);
    }

    // Replaces the text of the editor with the merged one, on top of the revision of the others. False when a choice is
    // missing or something else is in the way; the form then says so.
    private async Task<bool> SettleAsync(int theirs, CancellationToken cancellationToken)
    {
        TheirsNumber = null;
        if (await PostedConflict.FindAsync(
            reader, Slug, (BaseNumber, theirs), Text ?? "", Undoes, Request.Form, Viewer.Of(User), cancellationToken)
            is not { } form)
        {
            return true; // a forged form: the text is merged when it is saved
        }

        var settled = form.Undecided.Count == 0 ? form.Settled() : "";
        var obstacle = await ObstacleAsync()
            ?? (form.Hindrance(settled) is { } sentence ? (sentence, StatusCodes.Status422UnprocessableEntity) : null);
        if (obstacle is { } hindrance)
        {
            ShowConflict(form with
            {
                Meanwhile = await PostedConflict.MeanwhileAsync(reader, Slug, form, Viewer.Of(User), cancellationToken),
            });
            Title = Slug.Value;
            (Trouble, Response.StatusCode) = hindrance;
            return false;
        }

        ModelState.Clear();
        (Text, BaseNumber) = (settled, theirs);
        return true;
    }

    private async Task<IActionResult> UndoAsync(
        string undo, bool reject, RevisionView current, CancellationToken cancellationToken)
    {
        if (await UndoneText.FindAsync(reader, Slug, undo, current, Viewer.Of(User), cancellationToken)
            is not { } undone)
        {
            return NotFound();
        }

        Rejects = reject && undone.First == undone.Last ? undone.First : null;
        (Text, Remark, Summary, Undoes) = (undone.Text, undone.Remark, $"Undo {undone.Words}", undo);
        if (undone.Conflict is { } conflict)
        {
            ShowConflict(conflict);
        }

        return Page();
    }

    // The save is an ordinary one: a new revision, based on the newest.
    private async Task<IActionResult> RestoreAsync(int number, RevisionView current, CancellationToken cancellationToken)
    {
        if (await reader.SeenAsync(Slug, number, Viewer.Of(User), cancellationToken) is not { } earlier)
        {
            return NotFound();
        }

        if (earlier.IsTextHidden)
        {
            Remark = $"{Revision.HiddenText(number)} So it cannot be restored. The text below is the newest.";
            return Page();
        }

        (Text, Summary) = (earlier.Text, $"Restore revision {number}");
        Remark = earlier.Text == current.Text
            ? $"The newest text is that of revision {number} already: there is nothing to restore."
            : $"The text below is that of revision {number}. Look at the changes, then save: it becomes revision "
                + $"{current.Number + 1}, and all revisions stay in the history.";
        return Page();
    }

    private Task<(string Sentence, int Status)?> ObstacleAsync() => obstacles.FindAsync(HttpContext);

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;

    private static string? Blank(string? title) =>
        string.IsNullOrWhiteSpace(title) ? null : string.Concat(title
            .Where(c => !char.IsControl(c) && !DirectionControls.Has(c))).Trim();
}
