using Wiki.Core.Articles;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>The button with which a reviewer says that they looked at revisions, drawn by <c>_LookedAt</c>.</summary>
/// <param name="Newest">The newest of the revisions.</param>
/// <param name="From">The number of the revision before the first.</param>
/// <param name="Here">The address of the page with the button.</param>
/// <param name="Words">The words on the button.</param>
/// <param name="Label">The same with the revisions named, for screen readers.</param>
public sealed record LookedAtButton(ChangeView Newest, int From, string Here, string Words, string Label);
