using Wiki.Text.Anchors;

namespace Wiki.Web.Talk;

/// <summary>What a new thread is about.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Number">The revision it is begun on.</param>
/// <param name="Subject">What a topic is about; for a line or a cell it is not asked.</param>
public sealed record NewThread(long ArticleId, int Number, string Subject)
{
    /// <summary>The line, when it is about one.</summary>
    public int? Line { get; init; }

    /// <summary>The cell, when it is about one.</summary>
    public CellPlace? Cell { get; init; }

    /// <summary>The line with those around it; of a cell, the line of its row.</summary>
    public Excerpt? Excerpt { get; init; }
}
