namespace Wiki.Text.Links;

/// <summary>Decides which addresses an author may link to: http, https, mailto, and addresses of this site.</summary>
public static class UrlPolicy
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>Whether a link may have this address.</summary>
    public static bool AllowsLink(string? url) =>
        url is not null && IsPlain(url) && (SchemeOf(url) is not { } scheme
            || Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether an image may have this address. It must be on this site (content security policy).</summary>
    public static bool AllowsImage(string? url) =>
        AllowsLink(url) && url!.Length > 0 && SchemeOf(url) is null && !url.StartsWith("//", StringComparison.Ordinal);

    /// <summary>Whether the address leads to another site.</summary>
    public static bool IsExternal(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return SchemeOf(url) is not null || url.StartsWith("//", StringComparison.Ordinal);
    }

    // Browsers drop tabs and line breaks inside an address, skip control characters and blanks before it, and read a
    // backslash as a slash. With any of these, an address may not mean what it looks like.
    private static bool IsPlain(string url) =>
        !url.Any(c => char.IsControl(c) || c == '\\') && (url.Length == 0 || !char.IsWhiteSpace(url[0]));

    // The part before the first colon, unless a slash, question mark or hash comes first (RFC 3986, 4.2).
    private static string? SchemeOf(string url)
    {
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && url[end] == ':' ? url[..end] : null;
    }
}
