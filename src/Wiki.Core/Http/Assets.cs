using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

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
            assets.UseResponseCompression();
            assets.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });
        });

    private static void Prepare(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        var forGood = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/dist/fonts", StringComparison.Ordinal);
        file.Context.Response.Headers.CacheControl = forGood ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.File.Name.EndsWith(".svg", StringComparison.Ordinal))
        {
            file.Context.Response.Headers.ContentSecurityPolicy = OfDrawings;
        }
    }
}

/// <summary>Gives assets an address that changes with their bytes.</summary>
public sealed class AssetVersions(IWebHostEnvironment environment)
{
    private readonly Dictionary<string, string> _addresses = new[] { "/dist/site.css", "/dist/site.js" }
        .ToDictionary(path => path, path => path + "?v=" + Version(environment.WebRootFileProvider.GetFileInfo(path)));

    /// <summary>The versioned address of a file that the layout names.</summary>
    public string this[string path] => _addresses[path];

    private static string Version(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 6));
    }
}
