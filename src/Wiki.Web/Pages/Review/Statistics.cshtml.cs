using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Web.Accounts;
using Wiki.Web.Data;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages.Review;

/// <summary>Shows how well reviewing keeps up.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatisticsModel(WikiDb db, TimeProvider clock) : PageModel
{
    /// <summary>The figures.</summary>
    public ReviewStatistics Figures { get; private set; } = null!;

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Reads the figures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Figures = await ReviewStatistics.ReadAsync(db, clock, cancellationToken);
}
