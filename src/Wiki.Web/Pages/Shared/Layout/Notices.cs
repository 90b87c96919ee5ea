using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;

namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>A sentence that the next page shows once, to somebody who is signed in.</summary>
public static class Notices
{
    private const string Key = "notice";

    /// <summary>Leaves a sentence for the next page.</summary>
    public static void Leave(PageModel page, string sentence)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.TempData[Key] = sentence;
    }

    /// <summary>Takes the sentence, or null. Pages of visitors never touch its cookie.</summary>
    public static string? Take(PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.User.IsSignedIn() ? page.TempData[Key] as string : null;
    }
}
