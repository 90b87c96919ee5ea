using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;

namespace Wiki.Web.Pages.Editing;

/// <summary>Asks for the title and address of a new article, then opens the editor. Nothing is stored yet.</summary>
[Authorize(Policy = Policies.Edit)]
public sealed class NewModel(ArticleReader reader) : PageModel
{
    /// <summary>The title typed.</summary>
    public string? Title { get; private set; }

    /// <summary>The address typed.</summary>
    public string? Address { get; private set; }

    /// <summary>What is wrong with them, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The id of the field that is wrong.</summary>
    public string? Faulty { get; private set; }

    /// <summary>The article that has the address already.</summary>
    public Slug? Existing { get; private set; }

    /// <summary>Shows the form, or leads to the editor when title and address can be used.</summary>
    public async Task<IActionResult> OnGetAsync(string? title, string? address, CancellationToken cancellationToken)
    {
        (Title, Address) = (title?.Trim(), address?.Trim());
        if (!Request.Query.ContainsKey("title"))
        {
            return Page();
        }

        var slug = Slug.Of(string.IsNullOrEmpty(Address) ? Title ?? "" : Address);
        (Problem, Faulty) = (Title, slug) switch
        {
            (null or "", _) => ("A page needs a title; type one.", "title"),
            (_, null) => ("An address needs a letter a-z or a digit and at most 100 characters; type one, e.g. hyper-v.", "address"),
            (_, { } it) when ReservedNames.Contains(it) => ($"The address “{it}” is kept for the site itself; choose another.", "address"),
            (_, { } it) when await TakenAsync(it, cancellationToken) => ($"There is a page at “{it}” already; choose another address.", "address"),
            _ => (null, null),
        };
        return Problem is null ? Redirect(Addresses.Begin(slug!.Value.Value, Title!)) : Page();
    }

    private async Task<bool> TakenAsync(Slug slug, CancellationToken cancellationToken)
    {
        Existing = await reader.CurrentAsync(slug, cancellationToken) is null ? null : slug;
        return Existing is not null;
    }
}
