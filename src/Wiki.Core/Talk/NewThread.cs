using Wiki.Text.Anchors;

namespace Wiki.Core.Talk;

/// <summary>What a new thread is about.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Number">The revision it is begun on.</param>
/// <param name="Subject">The subject of a topic about the page; not used for a line or a cell.</param>
public sealed record NewThread(long ArticleId, int Number, string Subject)
{
    /// <summary>The line, when it is about one; else null.</summary>
    public int? Line { get; init; }

    /// <summary>The cell, when it is about one; else null.</summary>
    public CellPlace? Cell { get; init; }

    /// <summary>The line with those around it; for a cell, the line of its row.</summary>
    public Excerpt? Excerpt { get; init; }
}
