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
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Filing;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Editing;

/// <summary>Changes the kind and the categories of a page by a form; the save is an ordinary one.</summary>
[Authorize(Policy = Policies.Edit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FilingModel(ArticleReader reader, ArticleLists lists, ArticleWriter writer) : PageModel
{
    /// <summary>The address of the page.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The revision that the form changes.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The list of kinds.</summary>
    public SelectField Kinds { get; private set; } = null!;

    /// <summary>The field for the categories.</summary>
    public CategoryChoice Categories { get; private set; } = null!;

    /// <summary>Shows what the newest text says.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.CurrentAsync(Slug, cancellationToken) is not { } current)
        {
            return NotFound();
        }

        var front = WikiDocument.Parse(SourceText.From(current.Text)).FrontMatter;
        return await ShowAsync(current, front.Kind, string.Join(", ", front.Categories), cancellationToken);
    }

    /// <summary>Saves the choice on top of the revision that the form showed.</summary>
    public async Task<IActionResult> OnPostAsync(
        int baseNumber, string? kind, string? categories, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || KindChoice.Read(kind) is not { } chosen)
        {
            return BadRequest();
        }

        if (await reader.CurrentAsync(Slug, cancellationToken) is not { } current
            || await reader.RevisionAsync(Slug, baseNumber, cancellationToken) is not { } revision)
        {
            return NotFound();
        }

        var names = FiledText.Names(categories);
        if (CategoryChoice.Problem(names) is { } wrong)
        {
            ModelState.AddModelError(CategoryChoice.Id, wrong);
            return await RefuseAsync(revision);
        }

        if (FiledText.Change(SourceText.From(revision.Text), chosen, names) is not { } text)
        {
            ModelState.AddModelError("", "The front matter of this page is written in a way that the form cannot "
                + "change. Edit the text instead.");
            return await RefuseAsync(revision);
        }

        var summary = $"Kind: {chosen.Word()}. " + (names.Count == 0 ? "No category"
            : $"{(names.Count == 1 ? "Category" : "Categories")}: {string.Join(", ", names)}");
        summary = summary.Length <= Revision.MaximumSummaryLength ? summary
            : summary[..(Revision.MaximumSummaryLength - 1)] + "…";
        switch (await writer.SaveAsync(
            Slug, new Draft(text, summary, false, baseNumber), User.AccountId(), cancellationToken))
        {
            case SaveOutcome.Saved saved:
                Notices.Leave(this, SavedNotice.Of(saved));
                return Redirect(saved.IsPublished
                    ? Addresses.Article(Slug.Value) : Addresses.Revision(Slug.Value, saved.Number));
            case SaveOutcome.Unchanged:
                Notices.Leave(this, SavedNotice.Unchanged);
                return Redirect(Addresses.Article(Slug.Value));
            case SaveOutcome.HasProblems { Problems: var problems }:
                ModelState.AddModelError("", problems[0].Message);
                return await RefuseAsync(revision);
            default:
                ModelState.AddModelError("", "Somebody changed the same lines meanwhile, so nothing was saved. The "
                    + $"newest text is that of revision {current.Number}. Press Save once more to put your choice "
                    + "into it.");
                return await RefuseAsync(current, StatusCodes.Status409Conflict);
        }

        async Task<IActionResult> RefuseAsync(
            RevisionView shown, int status = StatusCodes.Status422UnprocessableEntity)
        {
            Response.StatusCode = status;
            return await ShowAsync(shown, chosen, categories ?? "", cancellationToken);
        }
    }

    private async Task<IActionResult> ShowAsync(
        RevisionView article, ArticleKind kind, string categories, CancellationToken cancellationToken)
    {
        Article = article;
        Kinds = KindChoice.Of(kind);
        Categories = new CategoryChoice(categories, await lists.CategoriesAsync(cancellationToken));
        return Page();
    }
}
