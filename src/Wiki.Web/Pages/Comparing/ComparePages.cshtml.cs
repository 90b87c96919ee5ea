using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Comparing;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Comparing;

namespace Wiki.Web.Pages.Comparing;

/// <summary>Compares two articles, each by its name and, behind an @, the number of a revision.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class ComparePagesModel(ArticleReader reader, Comparisons comparisons) : PageModel
{
    /// <summary>How many names the form offers to complete.</summary>
    public const int MostNames = 500;

    /// <summary>The left text as it was asked for.</summary>
    public string A { get; private set; } = "";

    /// <summary>The right text as it was asked for.</summary>
    public string B { get; private set; } = "";

    /// <summary>What differs; null until two revisions are found.</summary>
    public ComparisonView? View { get; private set; }

    /// <summary>Articles whose names the form completes.</summary>
    public IReadOnlyList<ArticleCard> Names { get; private set; } = [];

    /// <summary>Shows the form, and below it the comparison.</summary>
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

    // Null when nothing was asked for, or when there is no such revision: the form then says what is wrong.
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
            ? await reader.RevisionAsync(Slug.Parse(article.Slug, null), number, cancellationToken)
            : null;
        if (revision is null)
        {
            ModelState.AddModelError(field, $"“{article.Title}” has no revision “{asked[(at + 1)..]}”; "
                + (article.CurrentNumber == 1 ? "its only one is 1." : $"write a number from 1 to {article.CurrentNumber}."));
        }

        return revision;
    }

    // By its address, another name, or its title; what readers see, or else the newest text.
    private async Task<RevisionView?> ArticleAsync(string name, CancellationToken cancellationToken)
    {
        var slug = Names.FirstOrDefault(it => it.Title.Equals(name, StringComparison.OrdinalIgnoreCase))?.Slug is { } known
            ? Slug.Parse(known, null)
            : Slug.Of(name);
        if (slug is not { } address)
        {
            return null;
        }

        return await PublishedOrNewestAsync(address, cancellationToken)
            ?? (await reader.ByAliasAsync(address, cancellationToken) is { } other
                ? await PublishedOrNewestAsync(other, cancellationToken)
                : null);
    }

    private async Task<RevisionView?> PublishedOrNewestAsync(Slug slug, CancellationToken cancellationToken) =>
        await reader.PublishedAsync(slug, cancellationToken) ?? await reader.CurrentAsync(slug, cancellationToken);
}
