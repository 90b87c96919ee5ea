using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Talk;

/// <summary>A page of the talk about an article.</summary>
/// <remarks>
/// Permission and the antiforgery token are checked by the handlers, not by filters: a filter would answer an ended
/// session with another page, and the text that was typed would be gone.
/// </remarks>
[IgnoreAntiforgeryToken]
public abstract class TalkPageModel(
    ArticleReader articles, IAuthorizationService authorization, IAntiforgery antiforgery) : PageModel
{
    /// <summary>The address of the article.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The text in the form.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)] // blanks come back as blanks
    public string? Text { get; set; }

    /// <summary>The page to go back to when something was posted; null for the thread's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The newest revision of the article, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>What whoever asks may do.</summary>
    public TalkRights Rights { get; private set; } = TalkRights.None;

    /// <summary>What stands in the way besides the text, e.g. an ended session.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Answers questions about articles.</summary>
    protected ArticleReader Articles => articles;

    /// <summary>Finds the article, and what may be done here; false when there is no such article.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (ModelState.GetFieldValidationState(nameof(Slug)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid
            || await articles.CurrentAsKnownAsync(Slug, cancellationToken) is not { } article)
        {
            return false;
        }

        (Article, Rights) = (article, await TalkRights.OfAsync(User, authorization));
        return true;
    }

    /// <summary>What somebody gets who may not comment and asks for a form.</summary>
    protected IActionResult Refusal() => User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();

    /// <summary>True when a form cannot be taken; <see cref="Trouble"/> and the status then say why.</summary>
    protected async Task<bool> IsHinderedAsync()
    {
        (string? Sentence, int Status) obstacle =
            User.Identity?.IsAuthenticated != true
            ? ("You are no longer signed in. Sign in in another tab, then come back and send this again: "
                + "your text is still here.", StatusCodes.Status401Unauthorized)
            : !Rights.MayComment
            ? ("Your account may not comment at the moment. Copy your text before you leave this page.",
                StatusCodes.Status403Forbidden)
            : !await antiforgery.IsRequestValidAsync(HttpContext)
            ? ("Your session changed since you opened this form. Send it once more: your text is still here.",
                StatusCodes.Status400BadRequest)
            : (null, StatusCodes.Status200OK);
        (Trouble, Response.StatusCode) = obstacle;
        return Trouble is not null;
    }

    /// <summary>Shows why a comment was not stored, above the form with its text.</summary>
    /// <param name="rejected">Why.</param>
    /// <param name="field">The field in which it can be mended.</param>
    protected void Show(CommentOutcome.Rejected rejected, string field = nameof(Text))
    {
        ArgumentNullException.ThrowIfNull(rejected);
        ModelState.AddModelError(field, rejected.Reason);
        Response.StatusCode =
            rejected.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Leads back to where a comment was asked for, else to its own place.</summary>
    protected IActionResult Back(long threadId, long? commentId = null)
    {
        if (!Url.IsLocalUrl(Return))
        {
            return commentId is { } comment
                ? Redirect(Addresses.Comment(Slug.Value, comment))
                : Redirect(Addresses.Thread(Slug.Value, threadId));
        }

        var end = Return!.IndexOf('#', StringComparison.Ordinal);
        return Redirect($"{(end < 0 ? Return : Return[..end])}#thread.{threadId}");
    }
}
