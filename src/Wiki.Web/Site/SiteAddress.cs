using Microsoft.Extensions.Options;

namespace Wiki.Web.Site;

/// <summary>Where the site is on the web, for what is read elsewhere: feeds and mails.</summary>
public sealed class SiteAddress(IOptions<WikiOptions> options)
{
    /// <summary>The address as set, without the slash at its end; null when none is set or it is none.</summary>
    public string? Configured { get; } =
        Uri.TryCreate(options.Value.BaseAddress, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address!.GetLeftPart(UriPartial.Path).TrimEnd('/') : null;

    /// <summary>The address as set, else the one that was asked; always an absolute one.</summary>
    public string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = $"{request.Scheme}://{request.Host}";
        return Configured ?? (Uri.TryCreate(asked, UriKind.Absolute, out _) ? asked : $"{request.Scheme}://localhost");
    }
}
