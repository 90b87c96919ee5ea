using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Filing;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Filing;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Editing;

/// <summary>
/// Asks for title, address, template, kind and categories of a new article, then opens the editor. It stores nothing.
/// </summary>
[Authorize(Policy = Policies.Edit)]
public sealed class NewModel(
    ArticleReader reader, UnreadPages unread, PageTemplates templates, ArticleLists lists) : PageModel
{
    /// <summary>The typed title.</summary>
    public string? Title { get; private set; }

    /// <summary>The typed address.</summary>
    public string? Address { get; private set; }

    /// <summary>The sentence about what is wrong; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The id of the field that is wrong.</summary>
    public string? Faulty { get; private set; }

    /// <summary>The article that already has the address, or had it; null for none.</summary>
    public Slug? Existing { get; private set; }

    /// <summary>An address like the one that is taken, for another page with this title; null for none.</summary>
    public Slug? Free { get; private set; }

    /// <summary>The templates, the plain one first.</summary>
    public IReadOnlyList<PageTemplate> Templates { get; private set; } = [];

    /// <summary>The address of the chosen template; empty for an empty page.</summary>
    public string Template { get; private set; } = "";

    /// <summary>The list of kinds; the first leaves the choice to the template.</summary>
    public SelectField Kinds { get; private set; } = KindChoice.Of(null);

    /// <summary>The typed categories.</summary>
    public CategoryChoice Categories { get; private set; } = new("", []);

    /// <summary>The form with everything that was chosen, and another address.</summary>
    public string AddressWith(Slug free) =>
        Addresses.New(Title, free.Value, Blank(Template), Blank(Kinds.Chosen), Blank(Categories.Typed));

    /// <summary>Shows the form, or redirects to the editor when somebody sent it and everything can be used.</summary>
    /// <param name="title">The typed title.</param>
    /// <param name="address">The typed address.</param>
    /// <param name="template">The address of the chosen template.</param>
    /// <param name="kind">The word of the chosen kind.</param>
    /// <param name="categories">The typed categories.</param>
    /// <param name="with">
    /// <c>text</c> to begin writing, <c>table</c> to begin with a table from somewhere else; null shows the form.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string? title, string? address, string? template, string? kind, string? categories, string? with,
        CancellationToken cancellationToken)
    {
        (Title, Address) = (title?.Trim(), address?.Trim());
        Templates = await templates.ListAsync(cancellationToken);
        // The choice of an empty page is an empty text, which binding makes null.
        Template = Request.Query.ContainsKey("template") ? template ?? ""
            : Templates.FirstOrDefault(it => it.Slug == PageTemplates.Plain)?.Slug ?? "";
        Kinds = KindChoice.Of(kind);
        Categories = new CategoryChoice(categories ?? "", await lists.CategoriesAsync(cancellationToken));
        if (!Request.Query.ContainsKey("title"))
        {
            return Page();
        }

        var slug = Slug.Of(string.IsNullOrEmpty(Address) ? Title ?? "" : Address);
        (Problem, Faulty) = (Title, slug) switch
        {
            (null or "", _) => ("A page needs a title. Type one.", "title"),
            ({ Length: > WikiDocument.MaximumTitleLength } it, _) => (
                $"A title can have at most {WikiDocument.MaximumTitleLength} characters; yours has {it.Length}. "
                + "Shorten it.", "title"),
            (_, null) => ("An address needs a letter or a digit. Type one, e.g. hyper-v.", "address"),
            (_, { } it) when ReservedNames.Contains(it) =>
                ($"The address “{it}” is reserved for the site itself. Choose another.", "address"),
            (_, { } it) when (await unread.StartAsync(it, Viewer.Of(User), cancellationToken)).Waits =>
                (UnreadPages.Sentence(it), "address"),
            (_, { } it) when await TakenAsync(it, cancellationToken) =>
                ($"There is already a page at “{it}”. Choose another address.", "address"),
            (_, { } it) when await LeadsAsync(it, cancellationToken) =>
                (FormerAddress.Sentence(it.Value, Existing!.Value.Value), "address"),
            _ when CategoryChoice.Problem(FiledText.Names(categories)) is { } wrong => (wrong, CategoryChoice.Id),
            _ => (null, null),
        };
        Free = Existing is null ? null : await reader.FreeLikeAsync(slug!.Value, cancellationToken);
        return Problem is not null || with is null ? Page()
            : Redirect(with == "table" ? Addresses.Import(slug!.Value.Value, Title)
                : Addresses.Begin(slug!.Value.Value, Title!, Blank(Template), Blank(kind), Blank(categories)));
    }

    private static string? Blank(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;

    private async Task<bool> LeadsAsync(Slug slug, CancellationToken cancellationToken)
    {
        Existing = await reader.ByFormerAsync(slug, cancellationToken);
        return Existing is not null;
    }

    private async Task<bool> TakenAsync(Slug slug, CancellationToken cancellationToken)
    {
        Existing = (await unread.StartAsync(slug, Viewer.Of(User), cancellationToken)).Current is null ? null : slug;
        return Existing is not null;
    }
}
