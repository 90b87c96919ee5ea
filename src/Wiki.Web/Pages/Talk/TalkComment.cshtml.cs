using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wiki.Core.Articles;
using Wiki.Core.Talk;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Talk;

/// <summary>The permanent address of a comment, and the forms that edit and delete it.</summary>
[ResponseCache(NoStore = true)]
public sealed class TalkCommentModel(
    ArticleReader articles, TalkReader talk, CommentWriter writer, IAuthorizationService authorization,
    IAntiforgery antiforgery) : TalkPageModel(articles, authorization, antiforgery)
{
    /// <summary>The comment.</summary>
    public CommentView Comment { get; private set; } = null!;

    /// <summary><c>edit</c> or <c>delete</c>; null redirects to the comment in its topic.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    /// <summary>How often the comment was edited before the form was opened.</summary>
    [BindProperty]
    public int Edits { get; set; }

    /// <summary>The saved text, when the comment was edited elsewhere since; else null.</summary>
    public string? Theirs { get; private set; }

    /// <summary>Redirects to the comment, or shows a form.</summary>
    public async Task<IActionResult> OnGetAsync(long comment, CancellationToken cancellationToken)
    {
        if (!await FindAsync(comment, cancellationToken))
        {
            return NotFound();
        }

        if (Part is null)
        {
            return Redirect(await PlaceAsync(cancellationToken));
        }

        if (!IsAllowed)
        {
            return Refusal();
        }

        (Text, Edits) = (Comment.Text, Comment.Edits);
        return Page();
    }

    /// <summary>Edits or deletes it.</summary>
    public async Task<IActionResult> OnPostAsync(long comment, CancellationToken cancellationToken)
    {
        if (!await FindAsync(comment, cancellationToken) || Part is null)
        {
            return NotFound();
        }

        if (await IsHinderedAsync())
        {
            return Page();
        }

        if (!IsAllowed)
        {
            return Comment.DeletedAt is null ? Refusal() : Redirect(await PlaceAsync(cancellationToken));
        }

        if (Part == "delete")
        {
            await writer.DeleteAsync(comment, Rights.AccountId!.Value, Rights.MayDeleteAny, cancellationToken);
            return Redirect(await PlaceAsync(cancellationToken));
        }

        switch (await writer.EditAsync(comment, Text, Edits, Rights.AccountId!.Value, cancellationToken))
        {
            case CommentOutcome.Edited:
                return Redirect(await PlaceAsync(cancellationToken));
            case CommentOutcome.Conflict conflict:
                (Theirs, Edits) = (conflict.Theirs, conflict.Edits);
                ModelState.Remove(nameof(Edits)); // otherwise the form would show the posted value
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case CommentOutcome.Rejected rejected:
                Show(rejected);
                return Page();
            default:
                return NotFound();
        }
    }

    private bool IsAllowed => Part == "delete" ? Rights.MayDelete(Comment) : Rights.MayEdit(Comment);

    private async Task<bool> FindAsync(long comment, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)
            || await talk.CommentAsync(Article.ArticleId, comment, cancellationToken) is not { } found)
        {
            return false;
        }

        Comment = found;
        return true;
    }

    // The page of the topic that shows the comment.
    private async Task<string> PlaceAsync(CancellationToken cancellationToken)
    {
        var after = await talk.BeforePageOfAsync(Comment, TalkThreadModel.PageSize, cancellationToken);
        return $"{Addresses.Thread(Slug.Value, Comment.ThreadId, after)}#{Comment.Anchor}";
    }
}
