using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Deleting;

/// <summary>Shows a deleted page and restores it. Reviewers and administrators may.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RestoreModel(ArticleDeletions deletions, DeletionReader deleted) : PageModel
{
    /// <summary>The number of the page.</summary>
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    /// <summary>The address to use when the old one is taken, as typed; a title does too.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>Why the page is restored.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The deleted page.</summary>
    public DeletedArticle Article { get; private set; } = null!;

    /// <summary>When it was deleted and restored, the latest first.</summary>
    public IReadOnlyList<DeletionView> Log { get; private set; } = [];

    /// <summary>Why it cannot have its address again; null when the address is free.</summary>
    public MoveOutcome.Refused? Taken { get; private set; }

    /// <summary>The lines of its newest text; nobody comments on them.</summary>
    public SourceLines Lines { get; private set; } = null!;

    /// <summary>What readers see of it then, as half a sentence.</summary>
    public string Shown => Article.PublishedNumber is { } published
        ? $"readers see revision {published} again"
        : "it is as it was: no revision of it was published";

    /// <summary>The field for another address.</summary>
    public Field ToField => new(nameof(To), "Another address")
    {
        Value = To,
        Hint = $"The part after {Addresses.Article("")}. It had {Article.Slug}.",
        Autocomplete = "off",
        MaximumLength = Slug.MaximumLength,
    };

    /// <summary>The field for the reason.</summary>
    public Field ReasonField => new(nameof(Reason), "Reason")
    {
        Value = Reason,
        Hint = "The history shows it.",
        Autocomplete = "off",
        Optional = true,
        MaximumLength = ArticleDeletion.MaximumReasonLength,
    };

    /// <summary>Shows the page, and the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid && await FindAsync(cancellationToken) ? Page() : await ElsewhereAsync(cancellationToken);

    /// <summary>Restores the page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState[nameof(Id)]?.Errors.Count > 0 || !await FindAsync(cancellationToken))
        {
            return await ElsewhereAsync(cancellationToken);
        }

        if (Reason?.Length > ArticleDeletion.MaximumReasonLength)
        {
            return Refused(nameof(Reason), $"A reason can have at most {ArticleDeletion.MaximumReasonLength} "
                + $"characters; yours has {Reason.Length}.");
        }

        var other = Taken is null || string.IsNullOrWhiteSpace(To) ? null : Slug.Of(To);
        if (Taken is not null && other is null)
        {
            return Refused(
                nameof(To), "An address needs a letter a-z or a digit, and may have at most 100 characters. Type one.");
        }

        switch (await deletions.RestoreAsync(User.AccountId(), Id, other, Reason ?? "", cancellationToken))
        {
            case RestoreOutcome.Restored done:
                Notices.Leave(this, $"The page is restored, at the address “{done.Slug}”.");
                return Redirect(done.IsPublished
                    ? Addresses.Article(done.Slug.Value) : Addresses.History(done.Slug.Value));
            case RestoreOutcome.Refused refused:
                // Without the first field, somebody took the address since the form was shown: now it asks for another.
                Taken ??= new MoveOutcome.Refused(refused.Reason, refused.Holder);
                return Refused(nameof(To), refused.Reason);
            case RestoreOutcome.NotAllowed:
                return Forbid();
            default:
                return await ElsewhereAsync(cancellationToken);
        }
    }

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Somebody else restored it.
    private async Task<IActionResult> ElsewhereAsync(CancellationToken cancellationToken)
    {
        if (await deleted.RestoredAtAsync(Id, cancellationToken) is not { } slug)
        {
            return NotFound();
        }

        Notices.Leave(this, $"The page is not deleted: its address is “{slug}”.");
        return Redirect(Addresses.History(slug.Value));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await deleted.FindAsync(Id, cancellationToken) is not { } article)
        {
            return false;
        }

        Article = article;
        Log = await deleted.OfAsync(Id, cancellationToken);
        Taken = await deleted.WhyTakenAsync(article, cancellationToken);
        Lines = new SourceLines(
            await deleted.TextAsync(article, cancellationToken),
            new LineThreads(article.Slug, article.Number, TalkRights.None));
        return true;
    }
}
