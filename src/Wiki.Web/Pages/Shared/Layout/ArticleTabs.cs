namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>The tabs above an article.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Active">The open tab: read, edit, history or talk.</param>
public sealed record ArticleTabs(string Slug, string Active)
{
    /// <summary>How many topics are open; null on pages that do not count them, such as cached pages.</summary>
    public int? OpenThreads { get; init; }

    /// <summary>The name of the tab that leads to the talk, with the number of open topics.</summary>
    public string Talk => OpenThreads is > 0 and var open ? $"Talk ({open})" : "Talk";
}
