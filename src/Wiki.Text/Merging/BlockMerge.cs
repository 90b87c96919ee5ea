using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// Merges articles whose lines conflict. Each structured block that is understood on all sides is merged separately.
/// The text around the blocks is merged with one line in place of each block.
/// </summary>
internal static class BlockMerge
{
    // No article can have this character, because control characters are never stored.
    private const char Placeholder = '\u0001';

    /// <summary>
    /// Whether a clean merge by lines would damage a block that is understood on all sides: it would put a row below
    /// columns that it was not written for, or put one key twice into a table.
    /// </summary>
    public static bool IsNeeded(string @base, string mine, string theirs, ImmutableArray<MergeRegion> regions)
    {
        if (!@base.Contains("<!--", StringComparison.Ordinal)
            || !regions.Any(region => region is MergeRegion.OnlyMine)
            || !regions.Any(region => region is MergeRegion.OnlyTheirs))
        {
            return false;
        }

        string[] texts = [ThreeWayMerge.Joined(regions), @base, mine, theirs];
        if (!Array.TrueForAll(texts, CanBeRead))
        {
            return false;
        }

        var sides = texts[1..].Select(text => new Side(text, KeyedTable.Of(text))).ToList();
        var shared = SharedBy(sides);
        return shared.Count > 0 && KeyedTable.Of(texts[0]) is var merged
            && shared.Exists(block => !merged.ContainsKey(block) || ColumnsDiffer(sides, block));
    }

    /// <summary>Returns the regions of the whole text, or null when no block can be merged separately.</summary>
    public static ImmutableArray<MergeRegion>? Regions(string @base, string mine, string theirs)
    {
        string[] texts = [@base, mine, theirs];
        if (!Array.TrueForAll(texts, CanBeRead))
        {
            return null;
        }

        var sides = texts.Select(text => new Side(text, KeyedTable.Of(text))).ToList();
        var shared = SharedBy(sides);
        if (shared.Count == 0)
        {
            return null;
        }

        var around = sides.ConvertAll(side => WithPlaceholders(side, shared));
        var regions = ThreeWayMerge.OfLines(around[0], around[1], around[2]);
        if (!shared.TrueForAll(block => StandsOnce(PlaceholderOf(block), regions)))
        {
            return null;
        }

        var blocks = shared.ToDictionary(PlaceholderOf, block => OfBlock(sides, block), StringComparer.Ordinal);
        var merged = ImmutableArray.CreateBuilder<MergeRegion>();
        foreach (var region in regions)
        {
            AddWithBlocks(merged, region, blocks);
        }

        return merged.ToImmutable();
    }

    private static List<(BlockKind Kind, string Id)> SharedBy(List<Side> sides) =>
        [.. sides[0].Tables.Keys.Where(block => sides.TrueForAll(side => side.Tables.ContainsKey(block)))];

    // When both sides changed a table and one side changed its columns, the lines of the other side are for other
    // columns.
    private static bool ColumnsDiffer(List<Side> sides, (BlockKind, string) block)
    {
        var (@base, mine, theirs) = (sides[0].Tables[block], sides[1].Tables[block], sides[2].Tables[block]);
        var was = sides[0].TextOf(block);
        return sides[1].TextOf(block) != was && sides[2].TextOf(block) != was
            && !(mine.HasColumnsOf(@base) && theirs.HasColumnsOf(@base));
    }

    // Accepts only texts whose lines stay the same when they are read as an article.
    private static bool CanBeRead(string text) => text.EndsWith('\n') && text[0] != '\uFEFF'
        && !text.Contains('\r', StringComparison.Ordinal) && !text.Contains(Placeholder, StringComparison.Ordinal);

    private static string PlaceholderOf((BlockKind Kind, string Id) block) =>
        $"{Placeholder}{block.Kind.Word()}:{block.Id}\n";

    private static string WithPlaceholders(Side side, List<(BlockKind, string)> shared)
    {
        var lines = Lines.Of(side.Text);
        foreach (var block in shared.OrderByDescending(block => side.Tables[block].Lines.Start.Value))
        {
            var (start, count) = side.Tables[block].Lines.GetOffsetAndLength(lines.Count);
            lines.RemoveRange(start, count);
            lines.Insert(start, PlaceholderOf(block));
        }

        return string.Concat(lines);
    }

    // A block that only one side moved occurs once in the result. A block that both moved to different places does not.
    private static bool StandsOnce(string placeholder, ImmutableArray<MergeRegion> regions) =>
        regions.Sum(region => region is MergeRegion.Conflict conflict
            ? 2 * Lines.Of(conflict.Base + conflict.Mine + conflict.Theirs).Count(line => line == placeholder)
            : Lines.Of(ThreeWayMerge.TextOf(region)).Count(line => line == placeholder)) == 1;

    // A clean merge by lines is kept, because it preserves where the editors put things.
    private static ImmutableArray<MergeRegion> OfBlock(List<Side> sides, (BlockKind, string) block)
    {
        var texts = sides.ConvertAll(side => side.TextOf(block));
        var byLines = ThreeWayMerge.OfLines(texts[0], texts[1], texts[2]);
        return ThreeWayMerge.HasConflict(byLines) || ColumnsDiffer(sides, block)
            || !KeyedTable.IsUnderstood(ThreeWayMerge.Joined(byLines))
            ? TableMerge.Merge(sides[0].Tables[block], sides[1].Tables[block], sides[2].Tables[block])
                ?? [new MergeRegion.Conflict(texts[0], texts[1], texts[2])]
            : byLines;
    }

    private static void AddWithBlocks(
        ImmutableArray<MergeRegion>.Builder merged, MergeRegion region,
        Dictionary<string, ImmutableArray<MergeRegion>> blocks)
    {
        var lines = region is MergeRegion.Conflict ? [] : Lines.Of(ThreeWayMerge.TextOf(region));
        if (!lines.Exists(blocks.ContainsKey))
        {
            ThreeWayMerge.Add(merged, region);
            return;
        }

        var start = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i == lines.Count || blocks.ContainsKey(lines[i]))
            {
                AddText(string.Concat(lines[start..i]));
                foreach (var part in i < lines.Count ? blocks[lines[i]] : [])
                {
                    ThreeWayMerge.Add(merged, part);
                }

                start = i + 1;
            }
        }

        void AddText(string text)
        {
            if (text.Length > 0)
            {
                ThreeWayMerge.Add(merged, region switch
                {
                    MergeRegion.OnlyMine => new MergeRegion.OnlyMine(text),
                    MergeRegion.OnlyTheirs => new MergeRegion.OnlyTheirs(text),
                    _ => new MergeRegion.Agreed(text),
                });
            }
        }
    }

    private sealed record Side(string Text, Dictionary<(BlockKind Kind, string Id), KeyedTable> Tables)
    {
        public string TextOf((BlockKind, string) block) => string.Concat(Lines.Of(Text)[Tables[block].Lines]);
    }
}
