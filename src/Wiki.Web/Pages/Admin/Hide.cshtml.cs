using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Admin;

/// <summary>
/// Shows a revision to an administrator as it was saved, whatever is hidden of it; hides parts of it and of those after
/// it, and lifts that again.
/// </summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class HideModel(ArticleReader reader, Hidings hidings) : PageModel
{
    /// <summary>The address.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The number of the revision.</summary>
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The words of what is to be hidden.</summary>
    [BindProperty]
    public string[] Parts { get; set; } = [];

    /// <summary>The number of the last revision to hide, as typed; empty for this one alone.</summary>
    [BindProperty]
    public string? Last { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The newest revision of the page, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The revision as it was saved.</summary>
    public StoredRevision Stored { get; private set; } = null!;

    /// <summary>Its hidings, the latest first.</summary>
    public IReadOnlyList<HidingView> Log { get; private set; } = [];

    /// <summary>The last of the revisions that still have a line that this one added.</summary>
    public int Spread { get; private set; }

    /// <summary>Why nothing was hidden; null for no reason.</summary>
    public HidingOutcome.Refused? Refused { get; private set; }

    /// <summary>What is not hidden yet.</summary>
    public IEnumerable<HiddenPart> Shown =>
        EnumWords.All<HiddenPart>().Select(word => EnumWords.Read<HiddenPart>(word)!.Value).Except(Hidden);

    /// <summary>What is hidden now.</summary>
    public IEnumerable<HiddenPart> Hidden => Log.Where(it => it.LiftedAt is null).Select(it => it.Part);

    /// <summary>The sentence about the revisions after it that have its lines; null when none has.</summary>
    public string? StillThere => Spread == Number ? null
        : Spread < Article.CurrentNumber
            ? $"Revisions {Number} to {Spread} have lines that revision {Number} added. "
                + $"To hide the text in all of them, hide up to revision {Spread}."
        : $"The newest text still has lines that revision {Number} added. If they are what nobody should see, "
            + "take them out of the page first, then come back and hide all revisions before that.";

    /// <summary>The field for the last revision.</summary>
    public Field LastField => new(nameof(Last), "Up to revision")
    {
        Value = Last,
        Hint = "What you tick is hidden in all of them. "
            + "Later revisions have the same text until somebody takes it out.",
        Autocomplete = "off",
        Type = "number",
    };

    /// <summary>The field for the reason.</summary>
    public Field ReasonField => new(nameof(Reason), "Reason")
    {
        Value = Reason,
        Hint = "Only administrators read it. Do not repeat here what you hide.",
        Autocomplete = "off",
        MaximumLength = Hiding.MaximumReasonLength,
    };

    /// <summary>What a tick hides, in a few words.</summary>
    public static string Words(HiddenPart part) => part switch
    {
        HiddenPart.Text => "The text and the title",
        HiddenPart.Summary => "The summary",
        _ => "The name of its author",
    };

    /// <summary>Shows the revision and the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Last = $"{(Spread < Article.CurrentNumber && Spread != Article.PublishedNumber ? Spread : Number)}";
        return Page();
    }

    /// <summary>Hides what is ticked.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.GetFieldValidationState(nameof(Slug)) == ModelValidationState.Invalid
            || !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Reason?.Length > Hiding.MaximumReasonLength)
        {
            return Refuse(nameof(Reason),
                $"A reason can have at most {Hiding.MaximumReasonLength} characters; yours has {Reason.Length}.");
        }

        var last = string.IsNullOrWhiteSpace(Last) ? Number
            : int.TryParse(Last, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var parts = Parts.Select(EnumWords.Read<HiddenPart>).OfType<HiddenPart>().ToList();
        switch (await hidings.HideAsync(
            User.AccountId(), Slug, Number, last, parts, Reason ?? "", cancellationToken))
        {
            case HidingOutcome.Done { Count: 0 }:
                Notices.Leave(this, "All of that is hidden already.");
                break;
            case HidingOutcome.Done done:
                Notices.Leave(this, $"Hidden from now on: {Format.Count(done.Count, "part")} of "
                    + $"{Format.Count(last - Number + 1, "revision")}. The log says so.");
                break;
            case HidingOutcome.Refused refused:
                Refused = refused;
                return Refuse(parts.Count == 0 ? "hide.text" : string.IsNullOrWhiteSpace(Reason) ? nameof(Reason)
                    : nameof(Last), refused.Reason);
            case HidingOutcome.NotAllowed:
                return Forbid();
            default:
                return NotFound();
        }

        return Redirect(Addresses.Hide(Slug.Value, Number));
    }

    /// <summary>Lifts one of its hidings.</summary>
    public async Task<IActionResult> OnPostLiftAsync(long id, CancellationToken cancellationToken)
    {
        if (ModelState.GetFieldValidationState(nameof(Slug)) == ModelValidationState.Invalid
            || !await FindAsync(cancellationToken) || Log.All(it => it.Id != id))
        {
            return NotFound();
        }

        switch (await hidings.LiftAsync(User.AccountId(), id, cancellationToken))
        {
            case HidingOutcome.Done done:
                Notices.Leave(this, done.Count == 0
                    ? "Somebody lifted that meanwhile." : "Lifted: everybody who sees the revision sees that again.");
                return Redirect(Addresses.Hide(Slug.Value, Number));
            case HidingOutcome.NotAllowed:
                return Forbid();
            default:
                return NotFound();
        }
    }

    private PageResult Refuse(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.CurrentAsKnownAsync(Slug, Viewer.Of(User), cancellationToken) is not { } article
            || await hidings.StoredAsync(User.AccountId(), Slug, Number, cancellationToken) is not { } stored)
        {
            return false;
        }

        (Article, Stored) = (article, stored);
        Log = await hidings.OfAsync(article.ArticleId, Number, cancellationToken);
        Spread = await hidings.SpreadAsync(article.ArticleId, Number, cancellationToken);
        return true;
    }
}
