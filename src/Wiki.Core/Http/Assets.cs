using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Wiki.Core.Http;

/// <summary>The files of the web root that pages use: style sheet, script, fonts, pictures.</summary>
public static class Assets
{
    // A drawing has its styles for light and dark inside, and needs no other file.
    private const string OfDrawings = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /// <summary>True when the address is that of a file, not of a page.</summary>
    public static bool IsAsset(PathString path) =>
        path.StartsWithSegments("/dist", StringComparison.Ordinal)
        || path.StartsWithSegments("/images", StringComparison.Ordinal)
        || path.StartsWithSegments("/schemas", StringComparison.Ordinal)
        || path.Equals("/favicon.ico", StringComparison.Ordinal);

    /// <summary>
    /// Serves the files. Browsers may keep a file whose address has a version, and a font (its name has a hash), for
    /// good.
    /// </summary>
    /// <remarks>Not MapStaticAssets: the web root lies outside the project (docs/decisions).</remarks>
    public static void UseAssets(this IApplicationBuilder app) =>
        app.UseWhen(context => IsAsset(context.Request.Path), assets =>
        {
            assets.Use(TakePacked);
            assets.UseResponseCompression();
            assets.UseStaticFiles(new StaticFileOptions
            {
                OnPrepareResponse = Prepare,
                ContentTypeProvider = new FileExtensionContentTypeProvider
                {
                    Mappings = { [".br"] = "application/octet-stream", [".gz"] = "application/octet-stream" },
                },
            });
        });

    // The bundler leaves the style sheet and the scripts packed beside the plain files, smaller than it can be done for
    // each answer.
    private static Task TakePacked(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (AssetVersions.Versioned.Contains(request.Path.Value))
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            request.Path += PreparedPage.BestEncoding(request.Headers.AcceptEncoding) switch
            {
                "br" => ".br",
                "gzip" => ".gz",
                _ => "",
            };
        }

        return next(context);
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        var forGood = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/dist/fonts", StringComparison.Ordinal);
        var headers = file.Context.Response.Headers;
        if (Path.GetExtension(file.File.Name) is ".br" or ".gz")
        {
            headers.ContentEncoding = file.File.Name.EndsWith(".br", StringComparison.Ordinal) ? "br" : "gzip";
            var isStyle = file.File.Name.Contains(".css.", StringComparison.Ordinal);
            headers.ContentType = isStyle ? "text/css" : "text/javascript";
        }

        headers.CacheControl = forGood ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.File.Name.EndsWith(".svg", StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = OfDrawings;
        }
    }
}

/// <summary>Gives assets an address that changes with their bytes.</summary>
public sealed partial class AssetVersions
{
    /// <summary>The files that the bundler makes and packs: the style sheet and the scripts.</summary>
    internal static readonly string[] Versioned =
        ["/dist/site.css", "/dist/site.js", "/dist/editing.js", "/dist/source.js"];

    private readonly Dictionary<string, string> _addresses = [];

    /// <summary>Reads the style sheet and the scripts once.</summary>
    public AssetVersions(IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (var path in Versioned)
        {
            using var stream = environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            _addresses[path] = path + "?v=" + Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()).AsSpan(0, 6));
            if (path == "/dist/site.css")
            {
                var css = Encoding.UTF8.GetString(copy.ToArray());
                FirstFonts = [.. FontOfFirstView().Matches(css).Select(it => "/dist/" + it.Value)];
            }
        }
    }

    /// <summary>The fonts that every page needs at once, as the style sheet names them.</summary>
    public IReadOnlyList<string> FirstFonts { get; } = [];

    /// <summary>The versioned address of a file that the layout names.</summary>
    public string this[string path] => _addresses[path];

    [GeneratedRegex("fonts/(text|display)-core-[A-Z0-9]+\\.woff2")]
    private static partial Regex FontOfFirstView();
}
