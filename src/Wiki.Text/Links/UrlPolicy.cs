namespace Wiki.Text.Links;

/// <summary>Which addresses an author may link to: http, https, mailto, and addresses of this site.</summary>
public static class UrlPolicy
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>True when a link may carry this address.</summary>
    public static bool AllowsLink(string? url) =>
        url is not null && IsPlain(url) && (SchemeOf(url) is not { } scheme
            || Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));

    /// <summary>True when an image may be loaded from this address: from this site only (content security policy).</summary>
    public static bool AllowsImage(string? url) =>
        AllowsLink(url) && url!.Length > 0 && SchemeOf(url) is null && !url.StartsWith("//", StringComparison.Ordinal);

    /// <summary>True when the address leads away from this site.</summary>
    public static bool IsExternal(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return SchemeOf(url) is not null || url.StartsWith("//", StringComparison.Ordinal);
    }

    // Browsers drop tabs and line breaks inside an address and skip controls and blanks before it, and read a
    // backslash as a slash: an address with any of these may not mean what it looks like.
    private static bool IsPlain(string url) =>
        !url.Any(c => char.IsControl(c) || c == '\\') && (url.Length == 0 || !char.IsWhiteSpace(url[0]));

    // What stands before the first colon, unless a slash, question mark or hash comes first (RFC 3986, 4.2).
    private static string? SchemeOf(string url)
    {
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && url[end] == ':' ? url[..end] : null;
    }
}
