using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Wiki.Text.Diffing;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The threads about the lines and cells of a revision, for a page that shows its lines.</summary>
/// <param name="Slug">The address of the article.</param>
/// <param name="Number">The revision whose lines are shown.</param>
/// <param name="Rights">What the reader may do.</param>
public sealed record LineThreads(string Slug, int Number, TalkRights Rights)
{
    private ILookup<int, ThreadBox> _byLine = Array.Empty<ThreadBox>().ToLookup(_ => 0);

    /// <summary>The open threads whose line or cell is not in this revision.</summary>
    public IReadOnlyList<ThreadBox> Outdated { get; private init; } = [];

    /// <summary>The threads of a revision for the page that is asked for.</summary>
    public static async Task<LineThreads> OfAsync(
        RevisionView shown, TalkReader talk, IAuthorizationService authorization, HttpContext page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(page);
        var rights = await TalkRights.OfAsync(page.User, authorization);
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

    /// <summary>The threads beneath a line, the oldest first.</summary>
    public IReadOnlyList<ThreadBox> At(int line) => [.. _byLine[line]];

    /// <summary>The number of a line: for whoever may comment, the link to do so.</summary>
    public IHtmlContent NumberOf(int line) => !Rights.MayComment
        ? new HtmlString($"{line}")
        : new HtmlString($"<a class=\"comment-on\" "
            + $"href=\"{HtmlEncoder.Default.Encode(Addresses.NewThread(Slug, Number, line))}\" "
            + $"rel=\"nofollow\" aria-label=\"Comment on line {line}\">{line}</a>");

    /// <summary>What is said of lines that are folded away, in a few words; null when nothing is.</summary>
    public string? FoldedOn(ImmutableArray<DiffRow> rows)
    {
        var count = rows.OfType<DiffRow.Unchanged>().Sum(row => _byLine[row.NewNumber].Count());
        return count == 0 ? null : "with " + Format.Count(count, "thread");
    }
}
