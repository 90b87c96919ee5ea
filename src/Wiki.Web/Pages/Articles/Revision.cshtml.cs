using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows one revision as it was saved, as a page and as text.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class RevisionModel(
    ArticleReader reader, RenderedArticles rendered, Includes includes, TalkReader talk, RevisionMarks marks,
    Hidings hidings, IAuthorizationService authorization) : PageModel
{
    /// <summary>The revision.</summary>
    public RevisionView Revision { get; private set; } = null!;

    /// <summary>The revision as HTML.</summary>
    public RenderedArticle Article { get; private set; } = null!;

    /// <summary>The topics on its lines and cells.</summary>
    public LineThreads Threads { get; private set; } = null!;

    /// <summary>Whether the address asks for its text.</summary>
    public bool WithSource { get; private set; }

    /// <summary>The number of the revision before that the viewer may see; null for none.</summary>
    public int? Before { get; private set; }

    /// <summary>The number of the one after; null for none.</summary>
    public int? After { get; private set; }

    /// <summary>What became of it; null when it needed no verdict.</summary>
    public RevisionMark? Mark { get; private set; }

    /// <summary>What is hidden of it, for administrators; empty for everybody else.</summary>
    public IReadOnlyList<HidingView> Hidings { get; private set; } = [];

    /// <summary>The sentence that says which revision this is.</summary>
    public string Sentence => Revision.Number == Revision.PublishedNumber
        ? "This is the revision that readers see."
        : $"This is revision {Revision.Number} of {Revision.CurrentNumber}"
            + (Revision.IsTextHidden ? "." : ", as it was saved.");

    /// <summary>Whether the page begins with a table of contents, as that of its article does.</summary>
    public bool HasContents => Article.HasContents;

    /// <summary>Whether it takes the whole width, as its article does.</summary>
    public bool IsWide => Article.IsWide;

    /// <summary>Shows the revision.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, int number, int? source, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.SeenAsync(slug, number, Viewer.Of(User), cancellationToken) is not { } revision)
        {
            return NotFound();
        }

        (Revision, WithSource) = (revision, source == 1);
        Before = await reader.NumberBeforeAsync(slug, number, Viewer.Of(User), cancellationToken);
        After = await reader.NumberAfterAsync(slug, number, Viewer.Of(User), cancellationToken);
        Mark = await marks.FindAsync(revision.ArticleId, number, cancellationToken);
        if (User.MayAdminister())
        {
            Hidings = [.. (await hidings.OfAsync(revision.ArticleId, number, cancellationToken))
                .Where(it => it.LiftedAt is null)];
        }

        var document = rendered.Document(revision);
        var targets = await reader.TargetsAsync(document, cancellationToken);
        Article = rendered.Render(revision, targets, null,
            await includes.ResolveAsync(document, revision.Slug, targets, null, cancellationToken));
        Threads = await LineThreads.FindAsync(revision, talk, authorization, HttpContext, cancellationToken);
        return Page();
    }
}
