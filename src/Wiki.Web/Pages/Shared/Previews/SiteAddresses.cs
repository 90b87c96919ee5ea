using Microsoft.AspNetCore.Routing.Template;

namespace Wiki.Web.Pages.Shared.Previews;

/// <summary>Knows at which paths of the site there is something.</summary>
public sealed class SiteAddresses(EndpointDataSource endpoints, IWebHostEnvironment site)
{
    private readonly Lazy<TemplateMatcher[]> _routes = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Select(it => it.RoutePattern.RawText).OfType<string>()
            .Where(it => !it.Contains('*', StringComparison.Ordinal)).Distinct()
            .Select(it => new TemplateMatcher(TemplateParser.Parse(it), [])),
    ]);

    /// <summary>
    /// Whether a page or a file of the program can be at a path. Whether the article or the account in it exists, it
    /// does not know.
    /// </summary>
    /// <param name="path">The path, which begins with a slash.</param>
    public bool Exists(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var decoded = Uri.UnescapeDataString(path);
        return Array.Exists(_routes.Value, route => route.TryMatch(decoded, []))
            || site.WebRootFileProvider.GetFileInfo(decoded).Exists;
    }
}
