using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>Remembers whether a reader wants the light or the dark pages.</summary>
public static class ThemeEndpoint
{
    /// <summary>
    /// Maps the form at the foot of every page. The form has no antiforgery token, so that pages can be cached for
    /// visitors. Another site could use it only to change the colours.
    /// </summary>
    public static void MapTheme(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Addresses.Theme, async (HttpContext context) =>
        {
            if (await ChoiceAsync(context) is not { } theme)
            {
                return Results.BadRequest();
            }

            var cookie = new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
                Secure = context.Request.IsHttps,
            };
            if (theme is "light" or "dark")
            {
                context.Response.Cookies.Append(VisitorCookies.ThemeName, theme, cookie);
            }
            else
            {
                context.Response.Cookies.Delete(VisitorCookies.ThemeName, cookie);
            }

            return Results.LocalRedirect(Back(context));
        }).DisableAntiforgery();

    // Null when the body is not a form.
    private static async Task<string?> ChoiceAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType
                ? (await context.Request.ReadFormAsync(context.RequestAborted))["theme"].ToString()
                : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // Referrers are sent within the site only (SecurityHeaders), and only their path is used.
    private static string Back(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from)
            && from.Authority == context.Request.Host.Value && !from.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : Addresses.Home;
}
