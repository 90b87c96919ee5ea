using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Http;
using Wiki.Core.Timelines;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the systems.</summary>
public sealed class SystemsModel(SystemCards cards, EventReader events) : PageModel
{
    /// <summary>The systems, by title.</summary>
    public IReadOnlyList<SystemCard> Systems { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Systems = await cards.AllAsync(await events.AllAsync(null, cancellationToken), cancellationToken);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
    }
}
