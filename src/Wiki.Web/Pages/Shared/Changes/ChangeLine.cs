using Wiki.Web.Changes;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>One change in a list, drawn by <c>_Change</c>.</summary>
/// <param name="Line">The change.</param>
/// <param name="ReviewerId">Who sees it, when that is a reviewer.</param>
/// <param name="Here">The address of the list.</param>
public sealed record ChangeLine(RecentLine Line, long? ReviewerId, string Here);
