using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>Says how a device shows the site when somebody keeps it among their programs (W3C manifest).</summary>
public static class WebManifest
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/manifest+json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The file.</summary>
    /// <param name="name">The name of the site.</param>
    public static byte[] Write(string name) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["id"] = Addresses.Home,
            ["name"] = name,
            ["lang"] = "en",
            ["start_url"] = Addresses.Home,
            ["scope"] = Addresses.Home,
            ["display"] = "minimal-ui", // pages rely on Back
            ["background_color"] = PageColours.Light,
            ["theme_color"] = PageColours.Light,
            ["icons"] = new JsonArray(
                Icon("/images/favicon.svg", "any", "image/svg+xml", "any"),
                Icon("/images/icon-192.png", "192x192", "image/png", "any"),
                Icon("/images/icon-512.png", "512x512", "image/png", "any"),
                Icon("/images/icon-512.png", "512x512", "image/png", "maskable")),
        },
        Json);

    private static JsonObject Icon(string address, string sizes, string type, string purpose) =>
        new() { ["src"] = address, ["sizes"] = sizes, ["type"] = type, ["purpose"] = purpose };
}

/// <summary>The colours of the paper, for what stands around a page; <c>tokens.css</c> has the same.</summary>
public static class PageColours
{
    /// <summary>On a light page.</summary>
    public const string Light = "#fdfcf9";

    /// <summary>On a dark page.</summary>
    public const string Dark = "#14161a";
}
