namespace Wiki.Web.Pages.Shared;

/// <summary>The tabs above an article.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Active">Which is open: read, edit or history.</param>
public sealed record ArticleTabs(string Slug, string Active);
