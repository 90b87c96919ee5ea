using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Saving;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Admin;

/// <summary>Lists what administrators hid of revisions, the latest first, also what was lifted.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class HidingsModel(Hidings hidings) : PageModel
{
    /// <summary>How many lines a page shows.</summary>
    public const int PageSize = 50;

    /// <summary>The lines of this page.</summary>
    public IReadOnlyList<HidingView> Lines { get; private set; } = [];

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        long? key = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        IsOlder = key is not null;
        var page = await hidings.PageAsync(key, PageSize + 1, cancellationToken);
        Lines = [.. page.Take(PageSize)];
        OlderAddress = page.Count > PageSize
            ? Addresses.Hidings(Lines[^1].Id.ToString(CultureInfo.InvariantCulture)) : null;
    }
}
