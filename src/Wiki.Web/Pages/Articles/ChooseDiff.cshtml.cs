using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;

namespace Wiki.Web.Pages.Articles;

/// <summary>Takes the form of the history and leads to the comparison, whose address can be shared.</summary>
public sealed class ChooseDiffModel : PageModel
{
    /// <summary>Leads on; of two numbers the older revision stands on the left.</summary>
    public IActionResult OnGet(Slug slug, string? a, string? b) =>
        !ModelState.IsValid ? NotFound()
        : (RevisionWord.Read(a?.Trim()), RevisionWord.Read(b?.Trim())) is not ({ } from, { } to)
            ? Redirect($"/wiki/{slug}/history")
        : from.Number > to.Number ? Redirect($"/wiki/{slug}/diff/{to}..{from}")
        : Redirect($"/wiki/{slug}/diff/{from}..{to}");
}
