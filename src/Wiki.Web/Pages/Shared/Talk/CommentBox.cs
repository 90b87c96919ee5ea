using Wiki.Core.Talk;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>A comment on a page, drawn by <c>_Comment</c>.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Slug">The address of its article.</param>
/// <param name="Rights">The rights of the account, or those of a visitor.</param>
public sealed record CommentBox(CommentView Comment, string Slug, TalkRights Rights)
{
    /// <summary>Its permanent address.</summary>
    public string Address => Addresses.Comment(Slug, Comment.Id);

    /// <summary>The second in which it was posted; it tells comments of one author apart.</summary>
    public string Instant => Comment.CreatedAt.ToString("d MMM yyyy, HH:mm:ss");
}
