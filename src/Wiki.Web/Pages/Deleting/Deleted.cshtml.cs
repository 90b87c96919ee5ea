using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Saving;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Deleting;

/// <summary>
/// Lists the deleted pages. Their titles may be why they were deleted, so only those who may restore them see it.
/// </summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeletedModel(DeletionReader deleted) : PageModel
{
    /// <summary>The pages of this part of the list.</summary>
    public IReadOnlyList<DeletedArticle> Articles { get; private set; } = [];

    /// <summary>How many pages are deleted.</summary>
    public int Total { get; private set; }

    /// <summary>The number of this part, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many parts the list has.</summary>
    public int Pages => (Total + DeletionReader.PartSize - 1) / DeletionReader.PartSize;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync([FromQuery(Name = "p")] int? number, CancellationToken cancellationToken)
    {
        Number = ListPart.Asked(number);
        Total = await deleted.CountAsync(cancellationToken);
        Articles = Number > Pages ? [] : await deleted.ListAsync(Number, cancellationToken);
    }
}
