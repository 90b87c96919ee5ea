using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Talk;

/// <summary>A page about the talk of an article.</summary>
/// <remarks>
/// The handlers check permission and the antiforgery token, not filters: a filter would answer an ended session with
/// another page, and the typed text would be lost.
/// </remarks>
[IgnoreAntiforgeryToken]
public abstract class TalkPageModel(
    ArticleReader articles, IAuthorizationService authorization, IAntiforgery antiforgery) : PageModel
{
    /// <summary>The address of the article.</summary>
    [BindProperty(SupportsGet = true)]
    public Slug Slug { get; set; }

    /// <summary>The text in the form.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)] // a text of white space only stays as typed
    public string? Text { get; set; }

    /// <summary>The page to which a posted form leads back; null for the topic's own page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The newest revision of the article, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The rights of the account, or those of a visitor.</summary>
    public TalkRights Rights { get; private set; } = TalkRights.None;

    /// <summary>A reason besides the text why nothing was saved, e.g. an ended session; null for none.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Reads articles.</summary>
    protected ArticleReader Articles => articles;

    /// <summary>Finds the article and the rights; false when there is no such article.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (ModelState.GetFieldValidationState(nameof(Slug)) == ModelValidationState.Invalid
            || await articles.CurrentAsKnownAsync(Slug, Viewer.Of(User), cancellationToken) is not { } article)
        {
            return false;
        }

        (Article, Rights) = (article, await TalkRights.AskAsync(User, authorization));
        return true;
    }

    /// <summary>The answer to somebody who asks for a form and may not comment.</summary>
    protected IActionResult Refusal() => User.IsSignedIn() ? Forbid() : Challenge();

    /// <summary>Whether something besides the text prevents saving; <see cref="Trouble"/> then says what.</summary>
    protected async Task<bool> IsHinderedAsync()
    {
        (string? Sentence, int Status) obstacle =
            !User.IsSignedIn()
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

    /// <summary>Shows why a comment was not saved, above the form with its text.</summary>
    /// <param name="rejected">The reason.</param>
    /// <param name="field">The field in which you can correct it.</param>
    protected void Show(CommentOutcome.Rejected rejected, string field = nameof(Text))
    {
        ArgumentNullException.ThrowIfNull(rejected);
        ModelState.AddModelError(field, rejected.Reason);
        Response.StatusCode =
            rejected.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Redirects to the page from which somebody came, or else to the comment in its topic.</summary>
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
