using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>The differences between the facts of two articles.</summary>
/// <param name="Blocks">
/// The blocks that differ: first removed blocks by their old place, then all others by their new place.
/// </param>
/// <param name="Suggestions">Blocks that may have been renamed. They are guesses and are never stored.</param>
public sealed record FactChanges(
    ImmutableArray<BlockChanges> Blocks, ImmutableArray<BlockRenameSuggestion> Suggestions)
{
    /// <summary>Whether the articles state the same facts.</summary>
    public bool IsEmpty => Blocks.IsEmpty;
}

/// <summary>A removed block and an added block with the same table below their markers.</summary>
/// <param name="Kind">The kind of both.</param>
/// <param name="OldId">The id of the removed block.</param>
/// <param name="NewId">The id of the added block.</param>
public sealed record BlockRenameSuggestion(BlockKind Kind, string OldId, string NewId);
