using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>Addresses no article can have, because they could be mistaken for the site's own.</summary>
public static class ReservedNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "account", "admin", "api", "blame", "cell", "cite", "compare", "delete", "deleted", "diff", "edit", "error",
        "health", "history", "matrix", "media", "move", "new", "predictions", "recent", "reports", "review", "search",
        "setup", "systems", "talk", "theme", "timeline", "wiki",
    };

    private static readonly string[] Endings = [".md", ".json", ".atom", ".csv", ".html"];

    /// <summary>True when no article can have this address.</summary>
    public static bool Contains(Slug slug) =>
        Words.Contains(slug.Value) || Endings.Any(e => slug.Value.EndsWith(e, StringComparison.Ordinal));
}
