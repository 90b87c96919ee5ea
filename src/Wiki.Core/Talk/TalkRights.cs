using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Wiki.Core.Accounts;

namespace Wiki.Core.Talk;

/// <summary>What somebody may do with the comments of an article.</summary>
/// <param name="AccountId">Who it is; null for a visitor.</param>
/// <param name="MayComment">Whether they may post, edit their own comments, resolve and reopen.</param>
/// <param name="MayDeleteAny">Whether they may delete the comments of others.</param>
public sealed record TalkRights(long? AccountId, bool MayComment, bool MayDeleteAny)
{
    /// <summary>What visitors may do.</summary>
    public static TalkRights None { get; } = new(null, false, false);

    /// <summary>What the account that is signed in may do now.</summary>
    public static async Task<TalkRights> AskAsync(ClaimsPrincipal user, IAuthorizationService authorization)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.IsAuthenticated != true ? None : new TalkRights(
            user.AccountId(),
            (await authorization.AuthorizeAsync(user, Policies.Edit)).Succeeded,
            (await authorization.AuthorizeAsync(user, Policies.Review)).Succeeded);
    }

    /// <summary>Whether they may change the text of a comment.</summary>
    public bool MayEdit(CommentView comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return MayComment && comment.DeletedAt is null && comment.AuthorId == AccountId;
    }

    /// <summary>Whether they may delete a comment.</summary>
    public bool MayDelete(CommentView comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return MayEdit(comment) || MayDeleteAny && comment.DeletedAt is null;
    }
}
