using Wiki.Core.Articles;

namespace Wiki.Web.Pages.Shared.Lists;

/// <summary>A part of a list of pages, as it is shown.</summary>
/// <param name="List">The pages of this part.</param>
/// <param name="Number">Which part it is, from 1.</param>
/// <param name="Address">The address of another part.</param>
public sealed record ListPart(ArticleList List, int Number, Func<int, string> Address)
{
    private const int Last = 10_000;

    /// <summary>The part that an address asks for.</summary>
    public static int Asked(int? number) => Math.Clamp(number ?? 1, 1, Last);
}
