namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>The tabs above an article.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Active">Which is open: read, edit, history or talk.</param>
public sealed record ArticleTabs(string Slug, string Active)
{
    /// <summary>How many threads are open; null where that is not asked, on pages that visitors have from memory.</summary>
    public int? OpenThreads { get; init; }
}
