using Wiki.Text.Anchors;
using Wiki.Text.Links;

namespace Wiki.Core.Talk;

/// <summary>A thread as pages show it.</summary>
public sealed record ThreadView
{
    /// <summary>The thread.</summary>
    public required CommentThread Thread { get; init; }

    /// <summary>The address of its article.</summary>
    public required string Slug { get; init; }

    /// <summary>Who began it.</summary>
    public required string Author { get; init; }

    /// <summary>Who resolved it; null while it is open.</summary>
    public required string? ResolvedBy { get; init; }

    /// <summary>How many comments it has, deleted ones too.</summary>
    public required int Count { get; init; }

    /// <summary>Whether an administrator hid the text of the revision on which it was begun.</summary>
    public bool IsTextHidden { get; init; }

    /// <summary>The revision in which <see cref="Place"/> is.</summary>
    public required int Shown { get; init; }

    /// <summary>The line it belongs to in the revision shown; null for a topic and for an outdated thread.</summary>
    public int? Place { get; init; }

    /// <summary>
    /// The cell it belongs to in the revision shown; null when it is not about a cell or the cell is gone.
    /// </summary>
    public CellPlace? Cell { get; init; }

    /// <summary>Its comments, the first one first; for a long thread, only the first and the last ones.</summary>
    public IReadOnlyList<CommentView> Comments { get; init; } = [];

    /// <summary>The page of the thread.</summary>
    public string Address => Addresses.Thread(Slug, Thread.Id);

    /// <summary>Whether it is a topic of the talk page.</summary>
    public bool IsTopic => Thread.Anchor == ThreadAnchor.Page;

    /// <summary>Whether the line or the cell it is about is not in the revision shown any more.</summary>
    public bool IsOutdated => !IsTopic && Place is null;

    /// <summary>What it is about, in a few words.</summary>
    public string Title => Thread.Anchor switch
    {
        ThreadAnchor.Line when Place is { } line => $"Line {line}",
        ThreadAnchor.Line => $"Line {Thread.Line} of revision {Thread.Number}",
        ThreadAnchor.Cell when Cell is { } cell => $"{cell.RowLabel} · {cell.ColumnLabel}",
        ThreadAnchor.Cell when IsTextHidden => $"A cell of revision {Thread.Number}",
        _ => Thread.Subject,
    };

    /// <summary>
    /// The line with those around it, as it was when the thread was begun; null for a topic, and when the text is
    /// hidden.
    /// </summary>
    public Excerpt? Original =>
        !IsTextHidden && Thread is { Context: { } context, ContextLine: { } first, LineText: { } line }
            ? new Excerpt(first, line, context)
            : null;

    /// <summary>The comments that are shown; a null takes the place of those left out in between.</summary>
    public IEnumerable<CommentView?> WithGap => Comments.Count == Count || Comments.Count == 0
        ? Comments
        : new CommentView?[] { Comments[0], null }.Concat(Comments.Skip(1));
}
