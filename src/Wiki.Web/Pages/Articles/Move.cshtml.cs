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

namespace Wiki.Web.Pages.Articles;

/// <summary>Gives a page another address. Reviewers and administrators may.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MoveModel(
    ArticleReader reader, ArticleMoves moves, MovedLinkWriter links) : PageModel
{
    /// <summary>The address that the page has.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The new address as typed; a title does too.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>Why the page moves.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the links of other pages are rewritten at once.</summary>
    [BindProperty]
    public bool Rewrite { get; set; }

    /// <summary>The newest revision, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>How many pages link to it by this address or a former one.</summary>
    public int Linking { get; private set; }

    /// <summary>The address of the page in the way; null for none.</summary>
    public Slug? Holder { get; private set; }

    /// <summary>The field for the new address.</summary>
    public Field ToField => new(nameof(To), "New address")
    {
        Value = To,
        Hint = $"The part after {Addresses.Article("")}: letters of any script, digits, dashes and dots. "
            + $"Now it is {Slug}.",
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
        MaximumLength = ArticleMove.MaximumReasonLength,
    };

    /// <summary>Shows the form, with the address that the title gives.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        To = Slug.Of(Article.Title) is { } proposed && proposed != Slug ? proposed.Value : "";
        return Page();
    }

    /// <summary>Moves the page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState[nameof(Slug)]?.Errors.Count > 0 || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Slug.Of(To ?? "") is not { } to)
        {
            return Refused("An address needs a letter or a digit. Type one.");
        }

        if (Reason?.Length > ArticleMove.MaximumReasonLength)
        {
            ModelState.AddModelError(nameof(Reason), $"A reason can have at most {ArticleMove.MaximumReasonLength} "
                + $"characters; yours has {Reason.Length}.");
            return Unprocessable();
        }

        switch (await moves.MoveAsync(User.AccountId(), Slug, to, Reason ?? "", cancellationToken))
        {
            case MoveOutcome.Moved:
                return await MovedAsync(to, cancellationToken);
            case MoveOutcome.Refused refused:
                Holder = refused.Holder;
                return Refused(refused.Reason);
            case MoveOutcome.NotAllowed:
                return Forbid();
            case MoveOutcome.Gone { Now: { } now }:
                return Refused($"Somebody else moved this page to “{now}” meanwhile. Nothing was changed.");
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> MovedAsync(Slug to, CancellationToken cancellationToken)
    {
        var sentence = $"The page has the address “{to}” now. “{Slug}” leads to it.";
        if (Rewrite && await reader.PublishedAsync(to, cancellationToken) is { } published)
        {
            sentence += " " + LinksModel.Sentences(
                await links.RewriteAsync(published, User.AccountId(), cancellationToken));
        }

        Notices.Leave(this, sentence);
        return Redirect(Article.PublishedNumber is null ? Addresses.History(to.Value) : Addresses.LinksTo(to.Value));
    }

    private PageResult Refused(string sentence)
    {
        ModelState.AddModelError(nameof(To), sentence);
        return Unprocessable();
    }

    private PageResult Unprocessable()
    {
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
        Linking = await links.CountAsync(article.ArticleId, Slug, cancellationToken);
        return true;
    }
}
