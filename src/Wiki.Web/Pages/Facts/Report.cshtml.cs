using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Exchange;
using Wiki.Core.Http;
using Wiki.Core.Reports;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Facts;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Facts;

/// <summary>Shows one report: a hundred entries on each page, or all of them as CSV.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class ReportModel(ReportReader reports, ArticleReader articles, TimeProvider clock) : PageModel
{
    /// <summary>How many entries a page has.</summary>
    public const int PageSize = 100;

    /// <summary>The report.</summary>
    public Report Report { get; private set; } = null!;

    /// <summary>The key of the system to which the list is limited; null for all systems.</summary>
    public string? System { get; private set; }

    /// <summary>The name of that system in matrices; null when no matrix has such a column.</summary>
    public string? SystemLabel => Table.Counts.FirstOrDefault(it => it.Key == System)?.Label;

    /// <summary>The date for “as this wiki knew on”, as asked.</summary>
    public AskedDate Asked { get; private set; } = null!;

    /// <summary>That date; null for today.</summary>
    public DatePoint? Known => Asked.Date;

    /// <summary>The states of the cells of each system.</summary>
    public StateTable Table { get; private set; } = null!;

    /// <summary>The entries on this page.</summary>
    public IReadOnlyList<ReportItem> Items { get; private set; } = [];

    /// <summary>The number of entries on all pages of the list.</summary>
    public int Total { get; private set; }

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are.</summary>
    public int Pages => (Total + PageSize - 1) / PageSize;

    /// <summary>The entries on this page, in words.</summary>
    public string Range => Pages < 2
        ? Total == 1 ? "1 entry" : $"{Total:N0} entries"
        : $"{(Number - 1) * PageSize + 1:N0} to {(Number - 1) * PageSize + Items.Count:N0} of {Total:N0} entries";

    /// <summary>The address of the same entries as data.</summary>
    public string CsvAddress => Addresses.ReportData(Report.Name, "csv", System, Known?.Text);

    /// <summary>Whether the list shows cells as typed, because they are not understood.</summary>
    public bool ShowsText => Report == Report.Invalid;

    /// <summary>Shows the report, or answers with its data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="system">The key of the system to which the list is limited; null for all.</param>
    /// <param name="p">The number of the page, from 1.</param>
    /// <param name="known">The date for “as this wiki knew on”, as typed.</param>
    /// <param name="format"><c>csv</c>; null for the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string name, string? system, string? p, string? known, string? format, CancellationToken cancellationToken)
    {
        if (Report.Named(name) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        System = string.IsNullOrWhiteSpace(system) ? null : system.Trim()[..Math.Min(system.Trim().Length, 100)];
        Asked = AskedDate.Read(known);
        if (format is not null)
        {
            return await CsvAsync(cancellationToken);
        }

        Number = int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, int.MaxValue / PageSize) : 1;
        var counts = await reports.CountsAsync(report, Known, cancellationToken);
        Total = System is null ? counts.Values.Sum() : counts.GetValueOrDefault(System);
        Table = new StateTable(
            [.. (await reports.StatesAsync(Known, cancellationToken)).Take(ReportsModel.MostSystems)],
            await articles.SystemTargetsAsync(cancellationToken), key => Address(key, 1, Known), counts, System);
        Items = Number > Pages ? [] : await reports.ItemsAsync(
            report, System, Known, (Number - 1) * PageSize, PageSize, cancellationToken);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange], CacheForVisitors.NextDay(clock));
        return Page();
    }

    /// <summary>The address of a view of this report.</summary>
    public string Address(string? system, int number, DatePoint? known) =>
        Addresses.Report(Report.Name, system, number, known?.Text);

    /// <summary>The class of the hue of an entry's system; null for a system without a page.</summary>
    public string? HueOf(ReportItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Table.Targets.System(item.ColumnKey) is { } target ? "hue-" + target.Hue : null;
    }

    private async Task<IActionResult> CsvAsync(CancellationToken cancellationToken)
    {
        var items = await reports.ItemsAsync(Report, System, Known, 0, int.MaxValue, cancellationToken);
        var csv = new Csv(
        [
            "report", "known", "licence", "article", "title", "matrix", "row_key", "row_label", "column_key",
            "column_label", "says", "why", "day", "contradicts", "address",
        ]);
        foreach (var it in items)
        {
            csv.Add(
            [
                Report.Name, Known?.Text, DataFile.Licence, it.Slug, it.Article, it.Matrix, it.RowKey, it.RowLabel,
                it.ColumnKey, it.ColumnLabel, it.Says.Canonical, it.Why, it.Day, it.Other?.Address, it.Address,
            ]);
        }

        return DataFile.Of(csv, "report-" + Report.Name + (System is null ? "" : "-" + System.Replace('/', '-')), null);
    }
}
