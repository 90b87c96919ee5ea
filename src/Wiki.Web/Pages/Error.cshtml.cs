using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Web.Pages;

/// <summary>The page that people see instead of one that failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(WikiDb db) : PageModel
{
    /// <summary>The status code.</summary>
    public int Code { get; private set; }

    /// <summary>What happened, as a sentence.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Why it happened, and what to do.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>The address of the article that readers cannot see; null for every other error.</summary>
    public Slug? Missing { get; private set; }

    /// <summary>The review status of that article when it exists but was never published; else null.</summary>
    public ReviewStatus? Unpublished { get; private set; }

    /// <summary>The deletion of the article that was at this address; null for every other error.</summary>
    public DeletedPage? Deleted { get; private set; }

    /// <summary>Shows the error of a request with any method.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        Explain();
        if (Missing is { } slug
            && await ReviewStatus.FindAsync(db, slug, HttpContext.RequestAborted) is { PublishedNumber: null } status)
        {
            Unpublished = status;
            (Heading, Advice) = status.Open > 0
                ? ("This page waits for review.",
                    "Somebody wrote it. Readers see it here after a reviewer approves it.")
                : ("This page was not published.", "A reviewer rejected it, or its author withdrew it.");
        }

        context.Result = Page();
    }

    private void Explain()
    {
        // Read by hand: binding reads the form too, and that form may be why the request failed.
        var code = int.Parse((string)RouteData.Values["code"]!);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var crashed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        // Somebody who opens the address of this page itself gets 404: there is no error to show.
        Code = failed is null && crashed is null ? 404 : code;
        Response.StatusCode = Code;
        Deleted = Code == 410 ? HttpContext.Features.Get<DeletedPage>() : null;
        Missing = Code == 404 ? ArticleOf(failed?.OriginalPath) : null;
        (Heading, Advice) = Code switch
        {
            400 => ("The wiki did not understand this request.",
                "If you sent a form, go back, reload the page and send it again. Your text is still there. "
                + "A text cannot have the character NUL (U+0000): delete it first."),
            403 => ("You do not have permission to do this.", "An administrator can give your account the permission."),
            404 when Missing is { } slug => ($"There is no page “{slug.Value.Replace('-', ' ')}” yet.",
                "It may have another title, or nobody has written it. Search for it, or start it now."),
            404 => ("There is nothing at this address.",
                "The address may be mistyped. Search, or start from the home page."),
            405 => ("This address does not accept this kind of request.", "Start from the home page."),
            410 when Deleted is { } page => (
                $"This page was deleted on {page.At.UtcDateTime:d MMMM yyyy}.", $"The reason: {page.Reason}"),
            413 => ("The text is too large.", "A page can have 1 MiB of text. Split it into several pages."),
            429 => ("You sent too many requests at once.", "Wait a few seconds and try again."),
            _ => ("Something went wrong in the wiki.",
                "You did nothing wrong. Nothing was saved. Try again in a moment."),
        };
    }

    private static Slug? ArticleOf(string? path) =>
        Addresses.ArticleIn(path) is { } name && Slug.Of(name) is { } slug && !ReservedNames.Contains(slug)
            ? slug : null;
}
