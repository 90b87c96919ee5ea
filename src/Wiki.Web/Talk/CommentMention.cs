namespace Wiki.Web.Talk;

/// <summary>An account that a comment mentions as it stands now.</summary>
public sealed class CommentMention
{
    /// <summary>The comment.</summary>
    public long CommentId { get; init; }

    /// <summary>The account.</summary>
    public long AccountId { get; init; }
}
