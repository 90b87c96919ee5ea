using Wiki.Text.Links;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>A comment on a page.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Slug">The address of its article.</param>
/// <param name="Rights">What the reader may do.</param>
public sealed record CommentBox(CommentView Comment, string Slug, TalkRights Rights)
{
    /// <summary>Its permanent address.</summary>
    public string Address => Addresses.Comment(Slug, Comment.Id);
}
