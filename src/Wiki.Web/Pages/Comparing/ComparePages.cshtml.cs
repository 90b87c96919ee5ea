using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Comparing;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Comparing;

namespace Wiki.Web.Pages.Comparing;

/// <summary>Compares two articles, each given by its name and, behind an @, the number of a revision.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class ComparePagesModel(ArticleReader reader, Comparisons comparisons) : PageModel
{
    /// <summary>How many names the form offers to complete.</summary>
    public const int MostNames = 500;

    /// <summary>The left page, as typed.</summary>
    public string A { get; private set; } = "";

    /// <summary>The right page, as typed.</summary>
    public string B { get; private set; } = "";

    /// <summary>The comparison; null until two revisions are found.</summary>
    public ComparisonView? View { get; private set; }

    /// <summary>The articles whose names the form offers.</summary>
    public IReadOnlyList<ArticleCard> Names { get; private set; } = [];

    /// <summary>Shows the form and, below it, the comparison.</summary>
    public async Task OnGetAsync(string? a, string? b, string? view, int? all, CancellationToken cancellationToken)
    {
        (A, B) = (a?.Trim() ?? "", b?.Trim() ?? "");
        Names = await reader.CardsAsync(null, cancellationToken, MostNames);
        var left = await FindAsync("a", A, cancellationToken);
        var right = await FindAsync("b", B, cancellationToken);
        if (left is null || right is null)
        {
            return;
        }

        var tab = ComparisonTab.Of(view);
        var comparison = await comparisons.BetweenAsync(
            comparisons.Of(left), comparisons.Of(right), tab.Parts, cancellationToken);
        View = new ComparisonView(comparison, tab, all == 1, Addresses.ComparePages(A, B));
    }

    // Null when nothing was typed, or when there is no such revision; the form then says what is wrong.
    private async Task<RevisionView?> FindAsync(string field, string asked, CancellationToken cancellationToken)
    {
        if (asked.Length == 0)
        {
            return null;
        }

        var at = asked.LastIndexOf('@');
        var name = at < 0 ? asked : asked[..at].Trim();
        if (await ArticleAsync(name, cancellationToken) is not { } article)
        {
            ModelState.AddModelError(field, $"There is no page called “{name}”.");
            return null;
        }

        if (at < 0)
        {
            return article;
        }

        var revision = int.TryParse(asked[(at + 1)..], out var number)
            ? await reader.SeenAsync(Slug.Parse(article.Slug, null), number, Viewer.Of(User), cancellationToken)
            : null;
        if (revision is null)
        {
            var advice = article.CurrentNumber == 1
                ? "Its only revision is 1."
                : $"Write a number from 1 to {article.CurrentNumber}.";
            ModelState.AddModelError(field, $"“{article.Title}” has no revision “{asked[(at + 1)..]}”. {advice}");
        }

        return revision;
    }

    // Finds an article by its address, alias or title. The published revision counts, or else the newest.
    private async Task<RevisionView?> ArticleAsync(string name, CancellationToken cancellationToken)
    {
        var titled = Names.FirstOrDefault(it => it.Title.Equals(name, StringComparison.OrdinalIgnoreCase));
        var slug = titled is null ? Slug.Of(name) : Slug.Parse(titled.Slug, null);
        if (slug is not { } address)
        {
            return null;
        }

        return await PublishedOrNewestAsync(address, cancellationToken)
            ?? (await reader.ByOtherNameAsync(address, cancellationToken) is { } other
                ? await PublishedOrNewestAsync(other, cancellationToken)
                : null);
    }

    private async Task<RevisionView?> PublishedOrNewestAsync(Slug slug, CancellationToken cancellationToken) =>
        await reader.PublishedAsync(slug, cancellationToken)
            ?? await reader.LastSeenAsync(slug, int.MaxValue, Viewer.Of(User), cancellationToken);
}
