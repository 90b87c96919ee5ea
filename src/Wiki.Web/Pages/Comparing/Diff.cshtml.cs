using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Comparing;
using Wiki.Core.Http;
using Wiki.Core.Reviews;
using Wiki.Core.Talk;
using Wiki.Core.Visits;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Changes;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Comparing;

/// <summary>Compares two revisions of an article, given by numbers or by words that stand for numbers.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class DiffModel(
    ArticleReader reader, Comparisons comparisons, LastVisits visits, RevisionMarks marks, TalkReader talk,
    IAuthorizationService authorization) : PageModel
{
    /// <summary>The revision on the left.</summary>
    public RevisionView Old { get; private set; } = null!;

    /// <summary>The revision on the right.</summary>
    public RevisionView New { get; private set; } = null!;

    /// <summary>Both revisions, with what became of them.</summary>
    public IReadOnlyList<RevisionSide> Sides { get; private set; } = [];

    /// <summary>The comparison; null when the words of the address stand for the same revision.</summary>
    public ComparisonView? View { get; private set; }

    /// <summary>The meaning of the words in the address, in sentences; null when it has only numbers.</summary>
    public string? Meaning { get; private set; }

    /// <summary>The sentence that says why there is nothing to compare; null when there is something.</summary>
    public string? Nothing { get; private set; }

    /// <summary>Whether the account may undo the changes between the two revisions.</summary>
    public bool MayUndo => !Old.IsTextHidden && !New.IsTextHidden
        && Old.Number >= 1 && New.Number > Old.Number && User.MayEdit();

    /// <summary>Shows the comparison.</summary>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, string a, string b, string? view, int? all, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid
            || (RevisionWord.Read(a), RevisionWord.Read(b)) is not ({ } from, { } to)
            || await reader.LastSeenAsync(slug, int.MaxValue, Viewer.Of(User), cancellationToken) is not { } current)
        {
            return NotFound();
        }

        if (new[] { from, to }.Any(it => it.Word == RevisionWord.Visited) && !User.IsSignedIn())
        {
            return Challenge();
        }

        if (await FindAsync(slug, to, current, cancellationToken) is not { } @new)
        {
            return NotFound();
        }

        if ((await FindAsync(slug, from, current, cancellationToken) ?? await NearestAsync()) is not { } old)
        {
            // Nothing before it may be seen: all of it is new.
            return from.Number > 0 && from.Number < @new.Number
                ? Redirect(Addresses.Revision(slug.Value, @new.Number)) : NotFound();
        }

        (Old, New) = (old, @new);
        Sides =
        [
            new(old, await marks.FindAsync(old.ArticleId, old.Number, cancellationToken)),
            new(@new, await marks.FindAsync(@new.ArticleId, @new.Number, cancellationToken)),
        ];
        string?[] sentences = [Sentence(from, old, current), to == from ? null : Sentence(to, @new, current)];
        Meaning = sentences.Any(it => it is not null) ? string.Join(' ', sentences.OfType<string>()) : null;
        if (Meaning is not null && old.Number == @new.Number)
        {
            Nothing = "Both are the same revision. Nothing changed since.";
            return Page();
        }

        var before = await reader.NumberBeforeAsync(slug, old.Number, Viewer.Of(User), cancellationToken);
        var after = await reader.NumberAfterAsync(slug, @new.Number, Viewer.Of(User), cancellationToken);
        var tab = ComparisonTab.Of(view);
        var comparison = await comparisons.BetweenAsync(
            comparisons.Of(old), comparisons.Of(@new), tab.Parts, cancellationToken);
        View = new ComparisonView(comparison, tab, all == 1, Addresses.Diff(slug.Value, $"{from}", $"{to}"))
        {
            Previous = before is { } previous ? Step(previous, old.Number) : null,
            Next = after is { } next ? Step(@new.Number, next) : null,
            Threads = comparison.Text is null ? null
                : await LineThreads.FindAsync(@new, talk, authorization, HttpContext, cancellationToken),
        };
        return Page();

        // The revision numbered before may wait or be rejected; what this viewer saw before it counts.
        async Task<RevisionView?> NearestAsync() => from.Number is { } number && number < @new.Number
            ? await reader.LastSeenAsync(slug, number, Viewer.Of(User), cancellationToken) : null;

        (string, string)? Step(int one, int other) =>
            (ComparisonView.WithTab(Addresses.Diff(slug.Value, one, other), tab), $"{one} to {other}");
    }

    private async Task<RevisionView?> FindAsync(
        Slug slug, RevisionWord word, RevisionView current, CancellationToken cancellationToken)
    {
        // For somebody who was never here the newest revision counts as seen, so the page says that nothing is new.
        var number = word switch
        {
            { Number: { } given } => given,
            { Word: RevisionWord.Published } => current.PublishedNumber,
            { Word: RevisionWord.Visited } =>
                await visits.SeenAsync(User.AccountId(), current.ArticleId, cancellationToken) ?? current.Number,
            _ => current.Number,
        };
        return number == current.Number ? current
            : number is { } known ? await reader.SeenAsync(slug, known, Viewer.Of(User), cancellationToken)
            : null;
    }

    private static string? Sentence(RevisionWord word, RevisionView revision, RevisionView current) => word.Word switch
    {
        RevisionWord.Published => $"Readers see revision {revision.Number}.",
        RevisionWord.Visited when revision.Number == current.Number =>
            $"You saw no revision before {revision.Number}.",
        RevisionWord.Visited => $"On your last visit you saw revision {revision.Number}.",
        RevisionWord.Current => $"The newest revision is {revision.Number}.",
        _ => null,
    };
}
