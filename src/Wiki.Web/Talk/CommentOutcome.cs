namespace Wiki.Web.Talk;

/// <summary>What came of posting or editing a comment.</summary>
public abstract record CommentOutcome
{
    private CommentOutcome()
    {
    }

    /// <summary>It stands.</summary>
    /// <param name="ThreadId">Its thread.</param>
    /// <param name="CommentId">The comment; the one that stood already for the second click on a button.</param>
    public sealed record Posted(long ThreadId, long CommentId) : CommentOutcome;

    /// <summary>It says something else now.</summary>
    public sealed record Edited : CommentOutcome;

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
