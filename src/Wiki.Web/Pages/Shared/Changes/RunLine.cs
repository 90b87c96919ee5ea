using Wiki.Web.Changes;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>Changes of one article in one line of a list, drawn by <c>_Run</c>.</summary>
/// <param name="Run">The changes.</param>
/// <param name="ReviewerId">Who sees it, when that is a reviewer.</param>
/// <param name="Here">The address of the list.</param>
public sealed record RunLine(ChangeRun Run, long? ReviewerId, string Here);
