using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// Merges articles whose lines conflict. Each table that is understood on all sides is merged separately: structured
/// blocks, and plain tables that both sides changed. The text around them is merged with one line in place of each.
/// </summary>
internal sealed class BlockMerge
{
    // No article can have this character, because control characters are never stored.
    private const char Placeholder = '\u0001';

    private readonly string[] _texts;
    private readonly List<string>[] _lines;
    private readonly List<SharedTable> _tables;

    // A row that stands elsewhere in a text was not removed.
    private readonly Lazy<HashSet<string>>[] _known;

    private BlockMerge(string[] texts)
    {
        _texts = texts;
        _lines = Array.ConvertAll(texts, Lines.Of);
        _known = Array.ConvertAll(_lines, lines => new Lazy<HashSet<string>>(() => new(lines, StringComparer.Ordinal)));
        _tables = [.. StructuredIn(texts, _lines)];
        foreach (var (@base, mine, theirs) in PlainTables.Changed(_lines[0], _lines[1], _lines[2]))
        {
            _tables.Add(new SharedTable($"{Placeholder}{_tables.Count}\n", [@base, mine, theirs]));
        }
    }

    /// <summary>
    /// Whether a clean merge by lines would damage a table that is understood on all sides: it would put a row below
    /// columns that it was not written for, put one key twice into a table, or decide by chance whether a row that one
    /// side removed and the other moved is still there.
    /// </summary>
    public static bool IsNeeded(string @base, string mine, string theirs, ImmutableArray<MergeRegion> regions)
    {
        if (@base == mine || @base == theirs || mine == theirs || Of(@base, mine, theirs) is not { } merge)
        {
            return false;
        }

        if (merge._tables.Exists(merge.IsInDoubt))
        {
            return true;
        }

        var structured = merge._tables.Where(table => table.Versions[0].Marker is not null).ToList();
        if (structured.Count == 0)
        {
            return false;
        }

        var text = ThreeWayMerge.Joined(regions);
        if (!CanBeRead(text))
        {
            return false;
        }

        var merged = KeyedTable.Of(text, Lines.Of(text));
        return structured.Exists(table => table.Versions[0].Marker is { } it && !merged.ContainsKey((it.Kind, it.Id)));
    }

    /// <summary>Returns the regions of the whole text, or null when no table can be merged separately.</summary>
    public static ImmutableArray<MergeRegion>? Regions(string @base, string mine, string theirs) =>
        Of(@base, mine, theirs)?.Regions();

    private static BlockMerge? Of(params string[] texts) =>
        Array.TrueForAll(texts, text => text.Contains('|', StringComparison.Ordinal) && CanBeRead(text))
            && new BlockMerge(texts) is { _tables.Count: > 0 } merge ? merge : null;

    private static IEnumerable<SharedTable> StructuredIn(string[] texts, List<string>[] lines)
    {
        if (!Array.TrueForAll(texts, text => text.Contains("<!--", StringComparison.Ordinal)))
        {
            return [];
        }

        var sides = texts.Zip(lines, KeyedTable.Of).ToList();
        return sides[0].Keys.Where(block => sides.TrueForAll(side => side.ContainsKey(block)))
            .Select(block => new SharedTable(PlaceholderOf(block), [.. sides.Select(side => side[block])]));
    }

    private ImmutableArray<MergeRegion>? Regions()
    {
        // A table that both sides moved to different places stands there twice, and is merged by lines.
        for (var tries = 0; tries < 2 && _tables.Count > 0; tries++)
        {
            var regions = ThreeWayMerge.OfLines(Around(0), Around(1), Around(2));
            var counts = CountsIn(regions);
            if (_tables.RemoveAll(table => counts.GetValueOrDefault(table.Placeholder) != 1) == 0)
            {
                var byPlaceholder = _tables.ToDictionary(table => table.Placeholder, StringComparer.Ordinal);
                var merged = new MergedRegions();
                foreach (var region in regions)
                {
                    AddWithTables(merged, region, byPlaceholder);
                }

                return merged.ToImmutable();
            }
        }

        return null;
    }

    // When both sides changed a table and one side changed its columns, the lines of the other side are for other
    // columns.
    private bool ColumnsDiffer(SharedTable table)
    {
        var (@base, mine, theirs) = table;
        return BothChanged(table) && !(mine.HasColumnsOf(@base) && theirs.HasColumnsOf(@base));
    }

    private bool IsInDoubt(SharedTable table)
    {
        var (@base, mine, theirs) = table;
        return ColumnsDiffer(table) || BothChanged(table) && TableMerge.RowsInDoubt(@base, mine, theirs)
            .Any(it => !_known[it.ByMe ? 1 : 2].Value.Contains(it.Row.Line));
    }

    private bool BothChanged(SharedTable table) => !IsLike(table, 0, 1) && !IsLike(table, 0, 2);

    private bool IsLike(SharedTable table, int side, int other)
    {
        var (start, count) = table.Versions[side].Lines.GetOffsetAndLength(_lines[side].Count);
        var (from, length) = table.Versions[other].Lines.GetOffsetAndLength(_lines[other].Count);
        return count == length
            && Enumerable.Range(0, count).All(i => _lines[side][start + i] == _lines[other][from + i]);
    }

    private string TextOf(SharedTable table, int side) => string.Concat(_lines[side][table.Versions[side].Lines]);

    // Accepts only texts whose lines stay the same when they are read as an article.
    private static bool CanBeRead(string text) => text.EndsWith('\n') && text[0] != '\uFEFF'
        && !text.Contains('\r', StringComparison.Ordinal) && !text.Contains(Placeholder, StringComparison.Ordinal);

    private static string PlaceholderOf((BlockKind Kind, string Id) block) =>
        $"{Placeholder}{block.Kind.Word()}:{block.Id}\n";

    // A side with one line in place of each table.
    private string Around(int side)
    {
        var lines = _lines[side];
        var text = new System.Text.StringBuilder(_texts[side].Length);
        var next = 0;
        foreach (var table in _tables.OrderBy(table => table.Versions[side].Lines.Start.Value))
        {
            var (start, count) = table.Versions[side].Lines.GetOffsetAndLength(lines.Count);
            text.AppendJoin("", lines[next..start]).Append(table.Placeholder);
            next = start + count;
        }

        return text.AppendJoin("", lines[next..]).ToString();
    }

    // How often each placeholder stands in the result. One in a conflict counts as several.
    private static Dictionary<string, int> CountsIn(ImmutableArray<MergeRegion> regions)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            var (text, times) = region is MergeRegion.Conflict conflict
                ? (conflict.Base + conflict.Mine + conflict.Theirs, 2) : (ThreeWayMerge.TextOf(region), 1);
            foreach (var line in Lines.Of(text).Where(line => line.StartsWith(Placeholder)))
            {
                counts[line] = counts.GetValueOrDefault(line) + times;
            }
        }

        return counts;
    }

    // A clean merge by lines is kept, because it preserves where the editors put things.
    private ImmutableArray<MergeRegion> OfTable(SharedTable table)
    {
        var (@base, mine, theirs) = table;
        var texts = (Base: TextOf(table, 0), Mine: TextOf(table, 1), Theirs: TextOf(table, 2));
        var byLines = ThreeWayMerge.OfLines(texts.Base, texts.Mine, texts.Theirs);
        var conflicts = ThreeWayMerge.HasConflict(byLines);
        if (!conflicts && !IsInDoubt(table) && TableMerge.IsUnderstood(@base, ThreeWayMerge.Joined(byLines)))
        {
            return byLines;
        }

        return TableMerge.Merge(@base, mine, theirs)
            ?? (conflicts && @base.Marker is null ? byLines
                : [new MergeRegion.Conflict(texts.Base, texts.Mine, texts.Theirs)]);
    }

    private void AddWithTables(MergedRegions merged, MergeRegion region, Dictionary<string, SharedTable> tables)
    {
        var lines = region is MergeRegion.Conflict ? [] : Lines.Of(ThreeWayMerge.TextOf(region));
        if (!lines.Exists(tables.ContainsKey))
        {
            merged.Add(region);
            return;
        }

        var start = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i == lines.Count || tables.ContainsKey(lines[i]))
            {
                AddText(string.Concat(lines[start..i]));
                merged.AddRange(i < lines.Count ? OfTable(tables[lines[i]]) : []);
                start = i + 1;
            }
        }

        void AddText(string text)
        {
            if (text.Length > 0)
            {
                merged.Add(region switch
                {
                    MergeRegion.OnlyMine => new MergeRegion.OnlyMine(text),
                    MergeRegion.OnlyTheirs => new MergeRegion.OnlyTheirs(text),
                    _ => new MergeRegion.Agreed(text),
                });
            }
        }
    }

    /// <summary>A table of all three texts: its versions in the base, mine and theirs, and the line in its place.</summary>
    private sealed record SharedTable(string Placeholder, KeyedTable[] Versions)
    {
        public void Deconstruct(out KeyedTable @base, out KeyedTable mine, out KeyedTable theirs) =>
            (@base, mine, theirs) = (Versions[0], Versions[1], Versions[2]);
    }
}
