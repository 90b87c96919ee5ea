using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Wiki.Core.Accounts;

/// <summary>
/// Answers requests that are not allowed. A visitor who asks for a page is sent to sign in; somebody who is signed in
/// gets 403; a request for anything but a page gets the status and a sentence.
/// </summary>
public static class AccessAnswers
{
    /// <summary>Answers somebody who is not signed in.</summary>
    public static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!WantsPage(context.Request))
        {
            return SayAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "Sign in first.");
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>Answers somebody who is signed in and lacks the permission.</summary>
    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!WantsPage(context.Request))
        {
            return SayAsync(
                context.HttpContext, StatusCodes.Status403Forbidden, "Your account has no permission to do this.");
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
