using Wiki.Text;

namespace Wiki.Core.Http;

/// <summary>
/// The cache tags: each names something that a cached page depends on. A save names the tags that it touches, and the
/// cached pages with one of them are dropped.
/// </summary>
public static class CacheTags
{
    /// <summary>Any change of any page, for lists of changes; every save touches it.</summary>
    public const string AnyChange = "changes";

    /// <summary>The names and hues of systems, which every matrix shows.</summary>
    public const string Systems = "systems";

    /// <summary>The events of all timelines, the releases among them.</summary>
    public const string Events = "events";

    /// <summary>The predictions of all lists.</summary>
    public const string Predictions = "predictions";

    /// <summary>Any upload, for lists of files.</summary>
    public const string AnyFile = "files";

    /// <summary>What readers get of a file.</summary>
    public static string File(string name) => "file:" + name;

    /// <summary>What matrices say about one system; <paramref name="column"/> is the key of its columns.</summary>
    public static string Facts(string column) => "facts:" + column;

    /// <summary>The published text of one article.</summary>
    public static string Article(Slug slug) => "article:" + slug.Value;

    /// <summary>What pages related to an article show of it: its title, categories and links.</summary>
    public static string Related(string slug) => "related:" + slug;

    /// <summary>What a name in a link leads to.</summary>
    public static string Name(string slug) => "name:" + slug;
}
