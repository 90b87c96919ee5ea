namespace Wiki.Core.Talk;

/// <summary>The result of posting or editing a comment.</summary>
public abstract record CommentOutcome
{
    private CommentOutcome()
    {
    }

    /// <summary>It is posted.</summary>
    /// <param name="ThreadId">Its thread.</param>
    /// <param name="CommentId">
    /// The comment; after a second click on the button, the one that the first click posted.
    /// </param>
    public sealed record Posted(long ThreadId, long CommentId) : CommentOutcome;

    /// <summary>It has its new text.</summary>
    public sealed record Edited : CommentOutcome;

    /// <summary>It was edited in between; nothing was stored.</summary>
    /// <param name="Theirs">The text that is stored.</param>
    /// <param name="Edits">The number that the next attempt must start from.</param>
    public sealed record Conflict(string Theirs, int Edits) : CommentOutcome;

    /// <summary>It cannot be stored.</summary>
    /// <param name="Reason">A sentence for its author.</param>
    /// <param name="TooMany">True when waiting a moment helps.</param>
    public sealed record Rejected(string Reason, bool TooMany = false) : CommentOutcome;

    /// <summary>There is no such thread or comment, or it is not this account's.</summary>
    public sealed record Missing : CommentOutcome;
}
