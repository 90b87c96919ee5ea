using Wiki.Text.Blocks;

namespace Wiki.Text.Diffing.Facts.Blocks;

/// <summary>The changes of one structured block of an article.</summary>
public abstract record BlockChanges
{
    /// <summary>The kind of the block.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>The id of the block. When two different blocks were compared, the id of the new one.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the block for readers.</summary>
    public required string Name { get; init; }

    /// <summary>The line of its marker in the old article, or null when it was not there.</summary>
    public required int? OldLine { get; init; }

    /// <summary>The line of its marker in the new article, or null when it is gone.</summary>
    public required int? NewLine { get; init; }

    /// <summary>
    /// Whether nothing differs, including changes that are not shown but needed to make the new text.
    /// </summary>
    public abstract bool IsEmpty { get; }
}

/// <summary>
/// A block that was added or removed, or that is data on one side only, so that its content cannot be compared.
/// </summary>
public sealed record BlockStateChange : BlockChanges
{
    /// <summary>The kind of change.</summary>
    public required BlockState State { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => false;
}

/// <summary>The changes of a whole block.</summary>
public enum BlockState
{
    /// <summary>It was data, and its structure is no longer understood.</summary>
    Broken,

    /// <summary>Its structure was not understood, and now it is data.</summary>
    Repaired,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is new.</summary>
    Added,
}
