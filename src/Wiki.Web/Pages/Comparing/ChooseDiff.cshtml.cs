using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Comparing;

/// <summary>Takes the form of the history and redirects to the comparison, which has an address to share.</summary>
public sealed class ChooseDiffModel : PageModel
{
    /// <summary>Redirects. Of two numbers, the older revision comes on the left.</summary>
    public IActionResult OnGet(Slug slug, string? a, string? b) =>
        !ModelState.IsValid ? NotFound()
        : (RevisionWord.Read(a?.Trim()), RevisionWord.Read(b?.Trim())) is not ({ } from, { } to)
            ? Redirect(Addresses.History(slug.Value))
        : from.Number > to.Number ? Redirect(Addresses.Diff(slug.Value, $"{to}", $"{from}"))
        : Redirect(Addresses.Diff(slug.Value, $"{from}", $"{to}"));
}
