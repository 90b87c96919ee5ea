using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the keys.</summary>
public sealed class KeysModel : PageModel
{
    /// <summary>Shows the page.</summary>
    /// <param name="part"><c>keys</c> for the list alone, which the script shows over a page.</param>
    public IActionResult OnGet(string? part)
    {
        CacheForVisitors.Until(HttpContext, []);
        return part == "keys" ? Partial("_Keys") : Page();
    }
}
