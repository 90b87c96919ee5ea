using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;

namespace Wiki.Web.Pages.Articles;

/// <summary>Takes the form of the history and leads to the comparison, whose address can be shared.</summary>
public sealed class ChooseDiffModel : PageModel
{
    /// <summary>Leads on; the older revision always stands on the left.</summary>
    public IActionResult OnGet(Slug slug, int? a, int? b) =>
        !ModelState.IsValid ? NotFound()
        : (a, b) is ({ } from, { } to) ? Redirect($"/wiki/{slug}/diff/{Math.Min(from, to)}..{Math.Max(from, to)}")
        : Redirect($"/wiki/{slug}/history");
}
