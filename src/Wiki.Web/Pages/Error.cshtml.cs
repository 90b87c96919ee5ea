using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages;

/// <summary>What a reader sees instead of a page.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(WikiDb db) : PageModel
{
    /// <summary>The status code.</summary>
    public int Code { get; private set; }

    /// <summary>What happened.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>What to do about it.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>The address of the article that does not exist, when that is the error.</summary>
    public Slug? Missing { get; private set; }

    /// <summary>How far the review of that article has come, when it exists and readers see nothing of it yet.</summary>
    public ReviewStatus? Unpublished { get; private set; }

    /// <summary>Shows the error of a request, whatever its method was.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        Explain();
        if (Missing is { } slug
            && await ReviewStatus.OfAsync(db, slug, HttpContext.RequestAborted) is { PublishedNumber: null } standing)
        {
            Unpublished = standing;
            (Heading, Advice) = standing.Open > 0
                ? ("This page waits for review.", "Somebody wrote it; readers see it here when a reviewer has approved it.")
                : ("This page was not published.", "A reviewer did not approve what was written, or its author took it back.");
        }

        context.Result = Page();
    }

    private void Explain()
    {
        // Not bound: the form of the request that failed may be what cannot be read.
        var code = int.Parse((string)RouteData.Values["code"]!);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var crashed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        // The address of this page itself is no error; asked for directly it is a page that does not exist.
        Code = failed is null && crashed is null ? 404 : code;
        Response.StatusCode = Code;
        Missing = Code == 404 ? ArticleOf(failed?.OriginalPath) : null;
        (Heading, Advice) = Code switch
        {
            400 => ("This request could not be understood.", "If you sent a form, go back, reload the page and send it again: what you typed is still there."),
            403 => ("You may not do this.", "Your account lacks the permission; an administrator can give it."),
            404 when Missing is { } slug => ($"There is no page “{slug.Value.Replace('-', ' ')}” yet.", "It may have another name, or was never written. Search for it, or start it now."),
            404 => ("There is nothing at this address.", "It may have been mistyped. Search, or start from the home page."),
            405 => ("This address does not take that.", "Start from the home page."),
            413 => ("That was too large.", "A page may have 1 MiB of text; split it."),
            429 => ("That was a lot at once.", "Wait a few seconds and try again."),
            _ => ("Something went wrong here, not with you.", "Nothing was saved. Try again in a moment."),
        };
    }

    private static Slug? ArticleOf(string? path) =>
        Addresses.ArticleIn(path) is { } name && Slug.Of(name) is { } slug && !ReservedNames.Contains(slug)
            ? slug : null;
}
