namespace Wiki.Web.Talk;

/// <summary>A comment that was posted, for whoever is to be told of it.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="ArticleId">The article it is about.</param>
/// <param name="AuthorId">Who said it.</param>
/// <param name="Mentioned">The accounts it mentions, its author perhaps among them; each once.</param>
public sealed record CommentPosted(
    long ThreadId, long CommentId, long ArticleId, long AuthorId, IReadOnlyList<long> Mentioned);

/// <summary>What came of posting or editing a comment.</summary>
public abstract record CommentOutcome
{
    private CommentOutcome()
    {
    }

    /// <summary>It stands.</summary>
    /// <param name="Comment">The comment.</param>
    /// <param name="IsNew">False when it had been posted already: the second click on a button.</param>
    public sealed record Posted(CommentPosted Comment, bool IsNew) : CommentOutcome;

    /// <summary>It says something else now.</summary>
    /// <param name="Comment">The comment; of the mentioned accounts only those that were not mentioned before.</param>
    public sealed record Edited(CommentPosted Comment) : CommentOutcome;

    /// <summary>It was edited in between; nothing was stored.</summary>
    /// <param name="Theirs">The text that is stored.</param>
    /// <param name="Edits">What the next attempt starts from.</param>
    public sealed record Conflict(string Theirs, int Edits) : CommentOutcome;

    /// <summary>It cannot be stored.</summary>
    /// <param name="Reason">A sentence for its author.</param>
    /// <param name="TooMany">True when waiting a moment helps.</param>
    public sealed record Rejected(string Reason, bool TooMany = false) : CommentOutcome;

    /// <summary>There is no such thread or comment, or not of this account.</summary>
    public sealed record Missing : CommentOutcome;
}
