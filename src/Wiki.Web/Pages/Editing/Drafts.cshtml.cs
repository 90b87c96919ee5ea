using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Drafts;
using Wiki.Text;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Editing;

/// <summary>Lists what somebody typed and has not saved.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DraftsModel(DraftStore drafts) : PageModel
{
    /// <summary>The drafts, the latest first, then those discarded not long ago.</summary>
    public IReadOnlyList<DraftView> Drafts { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Drafts = await drafts.ListAsync(User.AccountId(), cancellationToken);

    /// <summary>Discards a draft.</summary>
    /// <param name="slug">The address of its page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnPostDiscardAsync(Slug slug, CancellationToken cancellationToken)
    {
        await drafts.DiscardAsync(User.AccountId(), slug, cancellationToken);
        Notices.Leave(this, $"The draft of “{slug}” is discarded. You can bring it back for a day.");
        return RedirectToPage();
    }

    /// <summary>Brings back a discarded draft.</summary>
    /// <param name="slug">The address of its page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnPostBringBackAsync(Slug slug, CancellationToken cancellationToken)
    {
        await drafts.BringBackAsync(User.AccountId(), slug, cancellationToken);
        Notices.Leave(this, $"The draft of “{slug}” is back.");
        return RedirectToPage();
    }
}
