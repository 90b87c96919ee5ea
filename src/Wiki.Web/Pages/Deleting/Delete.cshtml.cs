using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Deleting;

/// <summary>
/// Says what disappears with a page, asks for a reason, and deletes it. Reviewers and administrators may.
/// </summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeleteModel(
    ArticleReader reader, ArticleDeletions deletions, DeletionReader deleted) : PageModel
{
    /// <summary>The address of the page.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>Why the page is deleted.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The newest revision when the form was shown.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>The newest revision, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>What disappears with the page.</summary>
    public DeletionEffects Effects { get; private set; } = null!;

    /// <summary>The revision that the form showed, when somebody saved another one meanwhile; else null.</summary>
    public int? Seen { get; private set; }

    /// <summary>What disappears, one line for each kind of thing.</summary>
    public IReadOnlyList<string> Lost { get; private set; } = [];

    /// <summary>The field for the reason.</summary>
    public Field ReasonField => new(nameof(Reason), "Reason")
    {
        Value = Reason,
        Hint = "Everybody reads it at the address of the page.",
        Autocomplete = "off",
        MaximumLength = ArticleDeletion.MaximumReasonLength,
    };

    /// <summary>Shows what disappears, and the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid && await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Deletes the page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState[nameof(Slug)]?.Errors.Count > 0 || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Reason?.Length > ArticleDeletion.MaximumReasonLength)
        {
            return Refused(nameof(Reason), $"A reason can have at most {ArticleDeletion.MaximumReasonLength} "
                + $"characters; yours has {Reason.Length}.");
        }

        switch (await deletions.DeleteAsync(User.AccountId(), Slug, Number, Reason ?? "", cancellationToken))
        {
            case DeletionOutcome.Deleted done:
                Notices.Leave(this, $"The page is deleted, and the address “{Slug}” is free.");
                return Redirect(Addresses.DeletedPage(done.ArticleId));
            case DeletionOutcome.NoReason:
                return Refused(nameof(Reason), "A page is deleted only with a reason. Type one.");
            case DeletionOutcome.NotAllowed:
                return Forbid();
            case DeletionOutcome.Changed changed:
                return await ChangedAsync(changed.Number, cancellationToken);
            case DeletionOutcome.Gone { Now: { } now }:
                return Refused("", $"Somebody else moved this page to “{now}” meanwhile. Nothing was deleted.");
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ChangedAsync(int newest, CancellationToken cancellationToken)
    {
        Seen = Number > 0 && Number < newest ? Number : null;
        ModelState.AddModelError(
            "", $"Somebody saved revision {newest} meanwhile, so nothing was deleted. Look at it, then decide again.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.CurrentAsKnownAsync(Slug, Viewer.Of(User), cancellationToken) is not { } article)
        {
            return false;
        }

        Article = article;
        Effects = await deleted.EffectsAsync(article.ArticleId, Slug, cancellationToken);
        Lost = [.. LinesOf(Effects)];
        return true;
    }

    private static IEnumerable<string> LinesOf(DeletionEffects effects)
    {
        if (effects.Linking > 0)
        {
            yield return effects.Linking == 1 ? "the link of 1 page: it leads nowhere then"
                : $"the links of {effects.Linking:N0} pages: they lead nowhere then";
        }

        (int Number, string Thing)[] kinds =
            [(effects.Cells, "cell"), (effects.Events, "event"), (effects.Predictions, "prediction")];
        string[] facts = [.. kinds.Where(it => it.Number > 0).Select(it => Format.Count(it.Number, it.Thing))];
        if (facts.Length > 0)
        {
            yield return $"{string.Join(", ", facts)} from comparisons, timelines and reports";
        }

        if (effects.Waiting > 0)
        {
            yield return $"{Format.Count(effects.Waiting, "waiting change")} from the review queue";
        }

        if (effects.Topics > 0)
        {
            yield return $"the talk page with {Format.Count(effects.Topics, "topic")}";
        }

        if (effects.Watchers > 0)
        {
            yield return $"the page from {Format.Count(effects.Watchers, "watchlist")}";
        }
    }
}
