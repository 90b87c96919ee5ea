using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Links;

namespace Wiki.Text.Documents;

/// <summary>The matrix that an include shows when a page is rendered.</summary>
/// <param name="Sentence">
/// A sentence for readers that tells why there is nothing to show; null when there is something to show.
/// </param>
public sealed record IncludedMatrix(string? Sentence)
{
    /// <summary>The article that has the matrix; null when there is nothing to show.</summary>
    public WikiDocument? Article { get; init; }

    /// <summary>The address of that article.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The targets of the names and systems in that article.</summary>
    public LinkTargets Targets { get; init; } = LinkTargets.None;

    /// <summary>The whole matrix; null when there is nothing to show.</summary>
    public Matrix? Whole { get; init; }

    /// <summary>The rows and columns to show; null when there is nothing to show.</summary>
    public Matrix? Part { get; init; }

    /// <summary>The rows and columns that the include names but the matrix does not have.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
