using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Reports;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Facts;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Facts;

/// <summary>Lists the reports with their numbers of entries, and the states of each system's cells.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class ReportsModel(
    ReportReader reports, LinkReports links, ArticleReader articles, TimeProvider clock) : PageModel
{
    /// <summary>The most systems that are listed.</summary>
    public const int MostSystems = 60;

    /// <summary>The date for “as this wiki knew on”, as asked.</summary>
    public AskedDate Asked { get; private set; } = null!;

    /// <summary>That date; null for today.</summary>
    public DatePoint? Known => Asked.Date;

    /// <summary>The reports, each with the number of its entries.</summary>
    public IReadOnlyList<(Report Report, int Count)> Counts { get; private set; } = [];

    /// <summary>The reports about links, each with the number of its entries; none for another date than today.</summary>
    public IReadOnlyList<(string Show, string Title, string About, int Count)> Links { get; private set; } = [];

    /// <summary>The states of the cells of each system.</summary>
    public StateTable Table { get; private set; } = null!;

    /// <summary>Counts the entries and shows the page.</summary>
    public async Task OnGetAsync(string? known, CancellationToken cancellationToken)
    {
        Asked = AskedDate.Read(known);
        var counts = new List<(Report, int)>();
        foreach (var report in Report.All)
        {
            counts.Add((report, (await reports.CountsAsync(report, Known, cancellationToken)).Values.Sum()));
        }

        Counts = counts;
        Links = Known is not null ? [] :
        [
            (LinkReportModel.Broken, "Links that lead nowhere", LinkReportModel.AboutBroken,
                await links.CountWantedAsync(cancellationToken)),
            (LinkReportModel.Orphans, "Pages without a link to them", LinkReportModel.AboutOrphans,
                await links.CountOrphansAsync(cancellationToken)),
        ];
        Table = new StateTable(
            [.. (await reports.StatesAsync(Known, cancellationToken)).Take(MostSystems)],
            await articles.SystemTargetsAsync(cancellationToken), key => Addresses.Compare([key]),
            null, null);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange], CacheForVisitors.NextDay(clock));
    }
}
