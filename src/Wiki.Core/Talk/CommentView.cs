namespace Wiki.Core.Talk;

/// <summary>A comment as pages show it.</summary>
/// <param name="Id">The comment.</param>
/// <param name="ThreadId">Its thread.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Author">Their name.</param>
/// <param name="Text">Its source; empty for a deleted comment.</param>
/// <param name="CreatedAt">When it was posted, UTC.</param>
/// <param name="Edits">How often it was edited.</param>
/// <param name="EditedAt">When it was last edited, UTC; null when never.</param>
/// <param name="DeletedAt">When it was deleted, UTC; null when it was not.</param>
/// <param name="DeletedBy">Who deleted it; null when nobody did.</param>
public sealed record CommentView(
    long Id, long ThreadId, long AuthorId, string Author, string Text, DateTimeOffset CreatedAt, int Edits,
    DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, long? DeletedBy)
{
    /// <summary>Its text as HTML; empty for a deleted comment.</summary>
    public string Html { get; init; } = "";

    /// <summary>Its id on a page; the dot keeps it apart from those of headings.</summary>
    public string Anchor => $"comment.{Id}";
}
