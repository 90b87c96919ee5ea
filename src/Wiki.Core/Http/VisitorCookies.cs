namespace Wiki.Core.Http;

/// <summary>The cookies that change how a page looks.</summary>
public static class VisitorCookies
{
    /// <summary>Holds the session; a request with it is never answered from memory.</summary>
    public const string Session = "wiki.session";

    /// <summary>Holds <c>light</c> or <c>dark</c> when the reader chose one.</summary>
    public const string ThemeName = "theme";

    /// <summary>True when the request may come from an account.</summary>
    public static bool HasSession(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers.Cookie;
        return header.Count > 0 && header.ToString().Contains(Session, StringComparison.Ordinal);
    }

    /// <summary>The theme the reader chose, or null to follow the system.</summary>
    public static string? Theme(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var header in request.Headers.Cookie)
        {
            var cookies = header.AsSpan();
            foreach (var range in cookies.Split(';'))
            {
                switch (cookies[range].Trim())
                {
                    case ThemeName + "=light": return "light";
                    case ThemeName + "=dark": return "dark";
                }
            }
        }

        return null;
    }
}
