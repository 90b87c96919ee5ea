using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Links;

namespace Wiki.Text;

/// <summary>What an include stands for when a page is rendered.</summary>
/// <param name="Sentence">Why there is nothing to show, for readers; null when there is.</param>
public sealed record IncludedMatrix(string? Sentence)
{
    /// <summary>The article the matrix is from; null when there is nothing to show.</summary>
    public WikiDocument? Home { get; init; }

    /// <summary>The address of that article.</summary>
    public string Slug { get; init; } = "";

    /// <summary>What the names and systems in that article stand for.</summary>
    public LinkTargets Targets { get; init; } = LinkTargets.None;

    /// <summary>The matrix as it stands there; null when there is nothing to show.</summary>
    public Matrix? Whole { get; init; }

    /// <summary>The rows and columns of it that are shown; null when there is nothing to show.</summary>
    public Matrix? Part { get; init; }

    /// <summary>The rows and columns that were asked for and are not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
