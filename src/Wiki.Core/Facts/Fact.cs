using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Links;

namespace Wiki.Core.Facts;

/// <summary>A cell that states something, with its place and the names around it.</summary>
public sealed record Fact
{
    /// <summary>The id of its article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>The address of its article.</summary>
    public required string Slug { get; init; }

    /// <summary>The title of its article.</summary>
    public required string Article { get; init; }

    /// <summary>The revision it is from: the one that readers see, or saw on the date asked for.</summary>
    public required int Revision { get; init; }

    /// <summary>When that revision was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The id of its matrix.</summary>
    public required string Matrix { get; init; }

    /// <summary>The name of its matrix.</summary>
    public required string MatrixName { get; init; }

    /// <summary>The key of its row.</summary>
    public required string RowKey { get; init; }

    /// <summary>The label of its row.</summary>
    public required string RowLabel { get; init; }

    /// <summary>The label of the group of its row; null for none.</summary>
    public required string? Group { get; init; }

    /// <summary>The key of its column.</summary>
    public required string ColumnKey { get; init; }

    /// <summary>The label of its column.</summary>
    public required string ColumnLabel { get; init; }

    /// <summary>The version line of its column.</summary>
    public required string VersionLine { get; init; }

    /// <summary>What it says.</summary>
    public required Cell Cell { get; init; }

    /// <summary>The address of its own page.</summary>
    public string Address => Addresses.Cell(Slug, Matrix, RowKey, ColumnKey);
}
