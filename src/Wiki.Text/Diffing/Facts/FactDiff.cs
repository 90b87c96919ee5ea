using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Text.Diffing.Facts;

/// <summary>Compares the facts of two articles, block by block. A block is identified by its kind and id.</summary>
public static class FactDiff
{
    /// <summary>
    /// Returns the differences. A block that is broken on both sides is left to the text diff.
    /// </summary>
    public static FactChanges Between(WikiDocument old, WikiDocument @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var before = BlocksOf(old);
        var after = BlocksOf(@new);
        var oldByName = before.ToDictionary(block => (block.Kind, block.Id));
        var newNames = after.Select(block => (block.Kind, block.Id)).ToHashSet();
        var gone = before.Where(block => !newNames.Contains((block.Kind, block.Id))).ToList();
        var added = after.Where(block => !oldByName.ContainsKey((block.Kind, block.Id))).ToList();
        return new FactChanges(
        [
            .. gone.Select(block => State(block, BlockState.Removed)),
            .. after.Select(block => oldByName.TryGetValue((block.Kind, block.Id), out var was)
                ? Between(was, block)
                : State(block, BlockState.Added)).OfType<BlockChanges>().Where(changes => !changes.IsEmpty),
        ], [.. Renames(gone, added)]);
    }

    private static BlockChanges? Between(Block old, Block @new) => (old.IsBroken, @new.IsBroken) switch
    {
        (true, true) => null,
        (false, true) => State(@new, BlockState.Broken) with { OldLine = old.Line },
        (true, false) => State(@new, BlockState.Repaired) with { OldLine = old.Line },
        _ => (old.Content, @new.Content) switch
        {
            (Matrix a, Matrix b) => MatrixDiff.Between(a, b),
            (Timeline a, Timeline b) => TimelineDiff.Between(a, b),
            (PredictionList a, PredictionList b) => PredictionDiff.Between(a, b),
            _ => null,
        },
    };

    private static BlockStateChange State(Block block, BlockState state) => new()
    {
        Kind = block.Kind,
        Id = block.Id,
        Name = block.Name,
        OldLine = state == BlockState.Added ? null : block.Line,
        NewLine = state == BlockState.Removed ? null : block.Line,
        State = state,
    };

    private static IEnumerable<BlockRenameSuggestion> Renames(List<Block> gone, List<Block> added)
    {
        foreach (var block in gone.Where(block => !block.IsBroken))
        {
            var heir = added.Find(it =>
                it.Kind == block.Kind && !it.IsBroken && it.Table().SequenceEqual(block.Table()));
            if (heir is not null)
            {
                added = [.. added.Where(it => it != heir)];
                yield return new BlockRenameSuggestion(block.Kind, block.Id, heir.Id);
            }
        }
    }

    // The second of two blocks with the same kind and id is not data (M009).
    private static List<Block> BlocksOf(WikiDocument article) =>
    [
        .. article.Matrices.Select(it =>
                new Block(BlockKind.Matrix, it.Id, it.Name, it.Line, it.IsBroken, it, () => MatrixText.Tidy(it)))
            .Concat(article.Timelines.Select(it =>
                new Block(BlockKind.Timeline, it.Id, it.Id, it.Line, it.IsBroken, it, () => TimelineText.Tidy(it))))
            .Concat(article.Predictions.Select(it => new Block(
                BlockKind.Predictions, it.Id, it.Id, it.Line, it.IsBroken, it, () => PredictionText.Tidy(it))))
            .OrderBy(block => block.Line)
            .DistinctBy(block => (block.Kind, block.Id)),
    ];

    private sealed record Block(
        BlockKind Kind, string Id, string Name, int Line, bool IsBroken, object Content,
        Func<IReadOnlyList<string>> Tidy)
    {
        public IEnumerable<string> Table() => Tidy().Skip(1);
    }
}

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

    /// <summary>The suggestions about a removed block; none for any other.</summary>
    public IEnumerable<BlockRenameSuggestion> SuggestionsAt(BlockChanges block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block is BlockStateChange { State: BlockState.Removed }
            ? Suggestions.Where(it => it.Kind == block.Kind && it.OldId == block.Id) : [];
    }
}

/// <summary>A removed block and an added block with the same table below their markers.</summary>
/// <param name="Kind">The kind of both.</param>
/// <param name="OldId">The id of the removed block.</param>
/// <param name="NewId">The id of the added block.</param>
public sealed record BlockRenameSuggestion(BlockKind Kind, string OldId, string NewId);
