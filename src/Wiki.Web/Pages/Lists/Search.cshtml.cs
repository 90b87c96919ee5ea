using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Http;
using Wiki.Core.Search;

namespace Wiki.Web.Pages.Lists;

/// <summary>Searches the titles and texts of articles.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class SearchModel(ArticleSearch search) : PageModel
{
    private const int LastPage = 50;

    /// <summary>The words to search for; empty for none.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The hits on this page, best first.</summary>
    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True when there is another page.</summary>
    public bool More { get; private set; }

    /// <summary>Searches, if there are words to search for.</summary>
    /// <param name="q">The words.</param>
    /// <param name="number">The number of the page, from 1.</param>
    /// <param name="part"><c>suggestions</c> for the pages that somebody may mean who is typing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string? q, [FromQuery(Name = "page")] int? number, string? part, CancellationToken cancellationToken)
    {
        if (part == "suggestions")
        {
            return Partial("_Suggestions", await search.SuggestAsync(q ?? "", cancellationToken));
        }

        Question = ArticleSearch.Clean(q);
        Number = Math.Clamp(number ?? 1, 1, LastPage);
        if (Question.Length > 0)
        {
            (Hits, More) = await search.FindAsync(Question, Number - 1, cancellationToken);
        }

        return Page();
    }

    /// <summary>Writes an excerpt with the found words in <c>mark</c> elements.</summary>
    public static IHtmlContent Marked(string excerpt)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        var html = new HtmlContentBuilder();
        foreach (var part in excerpt.Split(ArticleSearch.MarkStart))
        {
            var end = part.IndexOf(ArticleSearch.MarkEnd, StringComparison.Ordinal);
            if (end >= 0)
            {
                html.AppendHtml("<mark>").Append(part[..end]).AppendHtml("</mark>");
            }

            html.Append(part[(end + 1)..]);
        }

        return html;
    }
}
