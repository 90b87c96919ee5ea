using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Wiki.Core.Accounts;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What keeps somebody from saving a form that they filled in.</summary>
/// <remarks>
/// The handlers ask this, not filters: a filter would answer an ended session with another page, and what was typed
/// would be lost.
/// </remarks>
public static class SaveObstacle
{
    /// <summary>The obstacle as a sentence, with the status of the answer; null when nothing is in the way.</summary>
    public static async Task<(string Sentence, int Status)?> FindAsync(
        HttpContext context, IAuthorizationService authorization, IAntiforgery antiforgery)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(antiforgery);
        if (!context.User.IsSignedIn())
        {
            return (
                "You are no longer signed in. Sign in in another tab, then come back and press Save: "
                + "your text is still here.",
                StatusCodes.Status401Unauthorized);
        }

        if (!(await authorization.AuthorizeAsync(context.User, Policies.Edit)).Succeeded)
        {
            return ("Your account may not edit at the moment. Copy your text before you leave this page.",
                StatusCodes.Status403Forbidden);
        }

        return await antiforgery.IsRequestValidAsync(context)
            ? null
            : ("Your session changed since you opened this form. Press Save once more: your text is still here.",
                StatusCodes.Status400BadRequest);
    }
}
