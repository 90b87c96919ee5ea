using Wiki.Text.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>What happened to one structured block of an article.</summary>
public abstract record BlockChanges
{
    /// <summary>The kind of the block.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Its id; the new one where two different blocks were compared.</summary>
    public required string Id { get; init; }

    /// <summary>What readers call it.</summary>
    public required string Name { get; init; }

    /// <summary>The line of its marker in the old article; null when it was not there.</summary>
    public required int? OldLine { get; init; }

    /// <summary>The line of its marker in the new article; null when it is gone.</summary>
    public required int? NewLine { get; init; }

    /// <summary>Whether nothing differs, neither what is shown nor what is needed to make the new text.</summary>
    public abstract bool IsEmpty { get; }
}

/// <summary>A block that came, went, or is data on one side only, so that nothing in it can be compared.</summary>
public sealed record BlockStateChange : BlockChanges
{
    /// <summary>What happened.</summary>
    public required BlockState State { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => false;
}

/// <summary>What can happen to a block as a whole.</summary>
public enum BlockState
{
    /// <summary>It was data and its structure is not understood any more.</summary>
    Broken,

    /// <summary>Its structure was not understood and it is data now.</summary>
    Repaired,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is new.</summary>
    Added,
}
