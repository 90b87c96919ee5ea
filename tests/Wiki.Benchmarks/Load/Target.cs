using Wiki.Core.Http;

namespace Wiki.Benchmarks.Load;

/// <summary>Something readers and editors ask for.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Path">The address.</param>
/// <param name="Encoding">What the browser accepts.</param>
/// <param name="Cookie">The cookies it sends, or null.</param>
/// <param name="Again">True when it has the page already and only asks whether it is old.</param>
internal sealed record Target(string Name, string Path, string Encoding, string? Cookie = null, bool Again = false)
{
    private const string Browsers = "gzip, deflate, br, zstd";

    /// <summary>What visitors get from memory.</summary>
    public static IReadOnlyList<Target> Prepared { get; } =
    [
        new("article, Brotli", "/wiki/kvm", Browsers),
        new("article, gzip", "/wiki/kvm", "gzip"),
        new("article, not modified", "/wiki/kvm", Browsers, Again: true),
        new("article, dark theme", "/wiki/kvm", Browsers, VisitorCookies.ThemeName + "=dark"),
        new("large matrix, Brotli", "/wiki/feature-matrix", Browsers),
        new("short article, Brotli", "/wiki/about", Browsers),
        new("home, Brotli", "/", Browsers),
    ];

    /// <summary>What is made anew for each request.</summary>
    /// <param name="session">The cookie of a signed-in editor.</param>
    public static IReadOnlyList<Target> Made(string session) =>
    [
        new("article, signed in", "/wiki/kvm", Browsers, session),
        new("history of 60", "/wiki/long-history/history", Browsers),
        new("diff of 83 KB", "/wiki/feature-matrix/diff/1..2", Browsers),
        new("search", "/search?q=memory", Browsers),
    ];

    /// <summary>The headers that all of its requests bear.</summary>
    public IEnumerable<(string Name, string Value)> Headers()
    {
        yield return ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        yield return ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        yield return ("Accept-Language", "en-US,en;q=0.5");
        yield return ("Accept-Encoding", Encoding);
        if (Cookie is not null)
        {
            yield return ("Cookie", Cookie);
        }
    }
}
