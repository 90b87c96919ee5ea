using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Wiki.Core.Accounts;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>
/// What keeps somebody from saving a form that they filled in. Whose session ended signs in with the same form: its
/// fields <see cref="NameField"/> and <see cref="PasswordField"/> are asked before anything else.
/// </summary>
/// <remarks>
/// The handlers ask this, not filters: a filter would answer an ended session with another page, and what was typed
/// would be lost.
/// </remarks>
public sealed class SaveObstacle(
    IAuthorizationService authorization, IAntiforgery antiforgery, PasswordSignIn signIn, AttemptLimiter attempts)
{
    /// <summary>The field with the name of who signs in.</summary>
    public const string NameField = "SignIn.Name";

    /// <summary>The field with their password.</summary>
    public const string PasswordField = "SignIn.Password";

    private Task<(string Sentence, int Status)?>? _found;

    /// <summary>The obstacle as a sentence, with the status of the answer; null when nothing is in the way.</summary>
    /// <remarks>It is found once for a request: somebody who signed in meanwhile has the token of before.</remarks>
    public Task<(string Sentence, int Status)?> FindAsync(HttpContext context) => _found ??= SeekAsync(context);

    private async Task<(string Sentence, int Status)?> SeekAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var signedIn = context.User.IsSignedIn();
        // Asked before somebody signs in: the token of the form is that of a visitor then.
        var isGenuine = await antiforgery.IsRequestValidAsync(context);
        if (!signedIn)
        {
            if (await SignInAsync(context, isGenuine) is { } sentence)
            {
                return (sentence, StatusCodes.Status401Unauthorized);
            }
        }

        if (!(await authorization.AuthorizeAsync(context.User, Policies.Edit)).Succeeded)
        {
            return ("Your account may not edit at the moment. Copy your text before you leave this page.",
                StatusCodes.Status403Forbidden);
        }

        return isGenuine
            ? null
            : ("Your session changed since you opened this form. Press Save once more: your text is still here.",
                StatusCodes.Status400BadRequest);
    }

    private async Task<string?> SignInAsync(HttpContext context, bool isGenuine)
    {
        var name = context.Request.HasFormContentType ? context.Request.Form[NameField].ToString() : "";
        if (name.Length == 0 || !isGenuine)
        {
            return "You are no longer signed in. Nothing is saved yet, and what you typed is still here: sign in to "
                + "save it.";
        }

        return !attempts.Allows(context) ? "Too many attempts to sign in. Wait a moment, then press Save again."
            : await signIn.TryAsync(name, context.Request.Form[PasswordField], stay: false) is { } problem
                ? $"{problem} Nothing is saved yet, and your text is still here."
                : null;
    }
}
