using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Review;

/// <summary>Shows how many changes wait, how long changes waited, and who reviewed them.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatisticsModel(WikiDb db, TimeProvider clock) : PageModel
{
    /// <summary>The figures.</summary>
    public ReviewStatistics Figures { get; private set; } = null!;

    /// <summary>The present instant.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>How many of the saved revisions were reviewed, in words.</summary>
    public string Reviewed => Figures.Saved == 0 ? "–"
        : $"{Figures.Reviewed:N0} of {Format.Count(Figures.Saved, "saved revision")} "
            + $"({100.0 * Figures.Reviewed / Figures.Saved:0} %)";

    /// <summary>Reads the figures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Figures = await ReviewStatistics.ReadAsync(db, clock, cancellationToken);
}
