using Microsoft.AspNetCore.Mvc;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Drafts;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Conflicts;

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

    // A form that begins with another text than the newest does not ask for a draft.
    private async Task OpenDraftAsync(RevisionView? current, CancellationToken cancellationToken)
    {
        if (await Draft.OpenAsync(drafts, User.AccountId(), Slug, current, cancellationToken) is { } draft)
        {
            (Text, Summary, Minor, BaseNumber) = (draft.Text, draft.Summary, draft.Minor, draft.BaseNumber);
            Unsaved = true;
        }
    }

    private KeptDraft Kept(string text) => new()
    {
        AccountId = User.AccountId(),
        Slug = Slug.Value,
        ArticleId = ArticleId,
        Key = "",
        BaseNumber = BaseNumber,
        Title = Title,
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal),
        Summary = Summary ?? "",
        Minor = Minor,
    };

    // Takes into the draft what others saved since it was begun.
    private async Task<IActionResult> MergeAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Of(User);
        if ((await unread.StartAsync(Slug, viewer, cancellationToken)).Current is not { } current
            || current.Number == BaseNumber)
        {
            Remark = "Nothing to merge: nobody saved since you began.";
            return Page();
        }

        var mine = document.Source.Value;
        var @base = (await reader.SeenAsync(Slug, BaseNumber, viewer, cancellationToken))?.Text ?? "";
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
            Meanwhile = await PostedConflict.MeanwhileAsync(reader, Slug, form, viewer, cancellationToken),
        });
        return Page();
    }
}
