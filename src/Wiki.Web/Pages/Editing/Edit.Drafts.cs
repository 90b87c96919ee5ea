using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Drafts;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Conflicts;
using Wiki.Web.Pages.Shared.Editing;

namespace Wiki.Web.Pages.Editing;

// What was typed and not saved.
public sealed partial class EditModel
{
    /// <summary>Brings back the draft that was discarded.</summary>
    public async Task<IActionResult> OnPostBringBackAsync(CancellationToken cancellationToken)
    {
        if (await ObstacleAsync() is { } obstacle)
        {
            return StatusCode(obstacle.Status);
        }

        await drafts.BringBackAsync(User.AccountId(), Slug, cancellationToken);
        return Redirect(Addresses.Edit(Slug.Value));
    }

    // Whoever left the page without saving goes on where they were, on any device. A form that begins with another
    // text than the newest does not ask for a draft.
    private async Task OpenDraftAsync(RevisionView? current, CancellationToken cancellationToken)
    {
        var found = await drafts.FindAsync(User.AccountId(), Slug, cancellationToken);
        Draft.LastSaved = found is null
            ? await drafts.LastSavedAsync(User.AccountId(), Slug, cancellationToken) : null;
        if (found is null || (found.Summary.Length == 0 && SourceText.From(found.Text).Value == current?.Text))
        {
            return; // a draft that says what the page says is none
        }

        (Draft.Found, Draft.NewestNumber) = (found, current?.Number ?? 0);
        if (found.State == DraftState.Open)
        {
            (Text, Summary, Minor) = (found.Text, found.Summary, found.Minor);
            // Where the page is deleted, and perhaps another one is written at its address, the draft is a new page.
            BaseNumber = found.ArticleId == current?.ArticleId ? found.BaseNumber : 0;
            (Draft.Continues, Unsaved) = (found.Key, true);
        }
    }

    private async Task KeepAsync(string text, CancellationToken cancellationToken)
    {
        var draft = new KeptDraft
        {
            AccountId = User.AccountId(),
            Slug = Slug.Value,
            ArticleId = ArticleId,
            Key = Draft.Key!,
            BaseNumber = BaseNumber,
            Title = Title,
            Text = text.Replace("\r\n", "\n", StringComparison.Ordinal),
            Summary = Summary ?? "",
            Minor = Minor,
        };
        (Draft.Outcome, Draft.Other) = await drafts.KeepAsync(draft, Draft.Continues, cancellationToken);
    }

    // What the script says about the draft; null when it asked for nothing.
    private async Task<object?> DraftAnswerAsync(string text, CancellationToken cancellationToken)
    {
        if (Draft.Keep == "no")
        {
            await drafts.DropAsync(User.AccountId(), Slug, Draft.Key!, cancellationToken);
        }

        if (Draft.Keep != "yes")
        {
            return null;
        }

        await KeepAsync(text, cancellationToken);
        var newest = await db.Set<Article>().Where(it => it.Slug == Slug.Value).Select(it => it.CurrentNumber)
            .SingleOrDefaultAsync(cancellationToken);
        return new
        {
            Kept = Draft.Outcome is Keeping.Kept or Keeping.Saved,
            Sentence = DraftForm.Sentence(Draft.Outcome!.Value),
            Draft.Other,
            Newest = newest > BaseNumber ? newest : (int?)null,
        };
    }

    // Takes into the draft what others saved since it was begun.
    private async Task<IActionResult> MergeAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        if (await reader.CurrentAsync(Slug, cancellationToken) is not { } current || current.Number == BaseNumber)
        {
            Remark = "Nothing to merge: nobody saved since you began.";
            return Page();
        }

        var mine = document.Source.Value;
        var @base = await PostedConflict.TextOfAsync(reader, Slug, BaseNumber, cancellationToken) ?? "";
        if (ThreeWayMerge.Merge(@base, mine, current.Text) is MergeResult.Clean clean)
        {
            ModelState.Clear();
            (Text, BaseNumber, Section) = (clean.Text, current.Number, null);
            Remark = $"The text below has all changes up to revision {current.Number}, and yours. It is not saved yet.";
            return Page();
        }

        var form = new ConflictForm(
            BaseNumber, current.Number, mine, SettledMerge.Regions(@base, mine, current.Text), [], null);
        ShowConflict(form with
        {
            Meanwhile = await PostedConflict.MeanwhileAsync(reader, Slug, form, cancellationToken),
        });
        return Page();
    }
}
