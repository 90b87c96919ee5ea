using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Facts;

/// <summary>Lists the links that lead nowhere, or the pages to which no page links.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class LinkReportModel(LinkReports reports) : PageModel
{
    /// <summary>The name of the list of links that lead nowhere.</summary>
    public const string Broken = "broken";

    /// <summary>The name of the list of pages without a link to them.</summary>
    public const string Orphans = "orphans";

    /// <summary>The names that lead nowhere, on this page.</summary>
    public IReadOnlyList<WantedPage> Wanted { get; private set; } = [];

    /// <summary>The pages to which no page links, on this page.</summary>
    public IReadOnlyList<ArticleCard> Cards { get; private set; } = [];

    /// <summary>Whether the list is that of links.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The number of entries on all pages of the list.</summary>
    public int Total { get; private set; }

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are.</summary>
    public int Pages => (Total + LinkReports.PartSize - 1) / LinkReports.PartSize;

    /// <summary>The heading.</summary>
    public string Heading => IsBroken ? "Links that lead nowhere" : "Pages without a link to them";

    /// <summary>What is listed, in a sentence.</summary>
    public string About => IsBroken ? AboutBroken : AboutOrphans;

    /// <summary>What the list of links has, in a sentence.</summary>
    public static string AboutBroken =>
        "Names in links that no page has: pages that somebody wants. Those that most pages link to come first.";

    /// <summary>What the list of pages has, in a sentence.</summary>
    public static string AboutOrphans => "Published pages to which no other page links.";

    /// <summary>How many entries there are, in words.</summary>
    public string Count => Format.Count(Total, IsBroken ? "name" : "page");

    /// <summary>The address of another page of the list.</summary>
    public string Address(int number) => Addresses.LinkReport(IsBroken ? Broken : Orphans, number);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(
        string show, [FromQuery(Name = "p")] int? number, CancellationToken cancellationToken)
    {
        IsBroken = show == Broken;
        Number = ListPart.Asked(number);
        if (IsBroken)
        {
            Total = await reports.CountWantedAsync(cancellationToken);
            Wanted = Number > Pages ? [] : await reports.WantedAsync(Number, cancellationToken);
        }
        else
        {
            Total = await reports.CountOrphansAsync(cancellationToken);
            Cards = Number > Pages ? [] : await reports.OrphansAsync(Number, cancellationToken);
        }

        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
        return Page();
    }
}
