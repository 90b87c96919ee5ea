using Microsoft.Extensions.Options;

namespace Wiki.Core.Site;

/// <summary>The address of the site, for feeds and mails, which people read elsewhere.</summary>
public sealed class SiteAddress(IOptions<WikiOptions> options)
{
    /// <summary>The address as set, without the slash at its end; null when none is set.</summary>
    public string? Configured { get; } = options.Value.BaseAddress is { Length: > 0 } set
        ? new Uri(set).GetLeftPart(UriPartial.Path).TrimEnd('/') : null;

    /// <summary>The address as set, else the one that the request was sent to; always absolute.</summary>
    public string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = $"{request.Scheme}://{request.Host}";
        return Configured ?? (Uri.TryCreate(asked, UriKind.Absolute, out _) ? asked : $"{request.Scheme}://localhost");
    }
}
