using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Diffing;
using Wiki.Web.Articles;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared;

namespace Wiki.Web.Pages.Articles;

/// <summary>Compares two revisions of an article.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class DiffModel(ArticleReader reader) : PageModel
{
    /// <summary>The revision on the left.</summary>
    public RevisionView Old { get; private set; } = null!;

    /// <summary>The revision on the right.</summary>
    public RevisionView New { get; private set; } = null!;

    /// <summary>What differs.</summary>
    public Difference Difference { get; private set; } = null!;

    /// <summary>True for one column, false for two.</summary>
    public bool Inline { get; private set; }

    /// <summary>True when unchanged lines are all shown.</summary>
    public bool All { get; private set; }

    /// <summary>How much differs, in a sentence.</summary>
    public string Count
    {
        get
        {
            var diff = Difference.Diff;
            return $"{Plural(diff.Changes, "change")}: {Plural(diff.RemovedLines, "line")} removed, "
                + $"{Plural(diff.AddedLines, "line")} added.";
        }
    }

    /// <summary>The comparison one step back, or null.</summary>
    public string? PreviousAddress => Old.Number > 1 ? Address(Old.Number - 1, Old.Number) : null;

    /// <summary>The comparison one step on, or null.</summary>
    public string? NextAddress => New.Number < New.CurrentNumber ? Address(New.Number, New.Number + 1) : null;

    /// <summary>Shows the comparison.</summary>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, int a, int b, string? view, int? all, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid
            || await reader.RevisionAsync(slug, a, cancellationToken) is not { } old
            || await reader.RevisionAsync(slug, b, cancellationToken) is not { } @new)
        {
            return NotFound();
        }

        (Old, New, Inline, All) = (old, @new, view == "inline", all == 1);
        var unfold = $"/wiki/{slug}/diff/{a}..{b}?{(Inline ? "view=inline&" : "")}all=1";
        Difference = new Difference(TextDiff.Between(old.Text, @new.Text), All, unfold);
        return Page();
    }

    private string Address(int a, int b) => $"/wiki/{New.Slug}/diff/{a}..{b}{(Inline ? "?view=inline" : "")}";

    private static string Plural(int count, string word) => count == 1 ? $"1 {word}" : $"{count:N0} {word}s";
}
