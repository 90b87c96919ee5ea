using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Wiki.Core.Articles;
using Wiki.Core.Talk;
using Wiki.Text.Diffing;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The topics on the lines and cells of a revision, for a page that shows its lines.</summary>
/// <param name="Slug">The address of the article.</param>
/// <param name="Number">The revision whose lines are shown.</param>
/// <param name="Rights">The rights of the account, or those of a visitor.</param>
public sealed record LineThreads(string Slug, int Number, TalkRights Rights)
{
    private ILookup<int, ThreadBox> _byLine = Array.Empty<ThreadBox>().ToLookup(_ => 0);

    /// <summary>The open topics whose line or cell is not in this revision.</summary>
    public IReadOnlyList<ThreadBox> Outdated { get; private init; } = [];

    /// <summary>Reads the topics of a revision for the page of this request.</summary>
    public static async Task<LineThreads> FindAsync(
        RevisionView shown, TalkReader talk, IAuthorizationService authorization, HttpContext page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(page);
        var rights = await TalkRights.AskAsync(page.User, authorization);
        var here = page.Request.Path + page.Request.QueryString;
        var boxes = (await talk.OnTextAsync(shown, cancellationToken))
            .Select(it => new ThreadBox(it, rights) { Level = null, Return = here }).ToList();
        return new LineThreads(shown.Slug, shown.Number, rights)
        {
            _byLine = boxes.Where(it => it.Thread.Place is not null).ToLookup(it => it.Thread.Place!.Value),
            Outdated = [.. boxes.Where(it => it.Thread is { IsOutdated: true, Thread.ResolvedAt: null })
                .Select(it => it with { Level = 3 })],
        };
    }

    /// <summary>The topics below a line, the oldest first.</summary>
    public IReadOnlyList<ThreadBox> At(int line) => [.. _byLine[line]];

    /// <summary>The number of a line; a link to the form for a comment, for accounts that may comment.</summary>
    public IHtmlContent NumberOf(int line) => !Rights.MayComment
        ? new HtmlString($"{line}")
        : new HtmlString($"<a class=\"comment-on\" "
            + $"href=\"{HtmlEncoder.Default.Encode(Addresses.NewThread(Slug, Number, line))}\" "
            + $"rel=\"nofollow\" aria-label=\"Comment on line {line}\">{line}</a>");

    /// <summary>How many topics there are on folded lines, in words; null for none.</summary>
    public string? FoldedOn(ImmutableArray<DiffRow> rows)
    {
        var count = rows.OfType<DiffRow.Unchanged>().Sum(row => _byLine[row.NewNumber].Count());
        return count == 0 ? null : "with " + Format.Count(count, "topic");
    }
}
