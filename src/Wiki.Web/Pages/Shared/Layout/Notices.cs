using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;

namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>A sentence that the next page shows once, to somebody who is signed in.</summary>
public static class Notices
{
    private const string Key = "notice";

    private const string LinkKey = "notice-link";

    /// <summary>Leaves a sentence for the next page.</summary>
    /// <param name="page">The page that leaves it.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="link">The words and the address of a link behind it; null for none.</param>
    public static void Leave(PageModel page, string sentence, (string Words, string Address)? link = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.TempData[Key] = sentence;
        page.TempData[LinkKey] = link is { } it ? new[] { it.Words, it.Address } : null;
    }

    /// <summary>Takes the link behind the sentence, or null.</summary>
    public static (string Words, string Address)? TakeLink(PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.User.IsSignedIn() && page.TempData[LinkKey] is string[] and [var words, var address]
            ? (words, address) : null;
    }

    /// <summary>Takes the sentence, or null. Pages of visitors never touch its cookie.</summary>
    public static string? Take(PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.User.IsSignedIn() ? page.TempData[Key] as string : null;
    }
}
