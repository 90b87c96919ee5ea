using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>What differs between the structured facts of two articles.</summary>
/// <param name="Blocks">
/// The blocks in which something differs: those that are gone by their old place, then the others by their new one.
/// </param>
/// <param name="Suggestions">Blocks that were perhaps renamed. No fact, and never stored.</param>
public sealed record FactChanges(
    ImmutableArray<BlockChanges> Blocks, ImmutableArray<BlockRenameSuggestion> Suggestions)
{
    /// <summary>Whether the articles state the same facts.</summary>
    public bool IsEmpty => Blocks.IsEmpty;
}

/// <summary>A block that is gone and one that is new with the same table below its marker.</summary>
/// <param name="Kind">The kind of both.</param>
/// <param name="OldId">The id of the one that is gone.</param>
/// <param name="NewId">The id of the one that is new.</param>
public sealed record BlockRenameSuggestion(BlockKind Kind, string OldId, string NewId);
