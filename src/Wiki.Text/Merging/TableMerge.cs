using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Merging;

/// <summary>
/// Merges three versions of a table by its keys: added, removed and moved rows and columns, and each cell separately.
/// There are only three conflicts: both sides changed one cell to say different things, both put one row into different
/// groups, or one side removed something that the other edited, or a row that the other moved. In a plain table it is
/// also one when a side renamed a row that the other edited.
/// </summary>
internal sealed class TableMerge
{
    private readonly KeyedTable _base;
    private readonly KeyedTable _mine;
    private readonly KeyedTable _theirs;
    private readonly Dictionary<string, KeyedRow> _baseRows;
    private readonly Dictionary<string, KeyedRow> _myRows;
    private readonly Dictionary<string, KeyedRow> _theirRows;
    private readonly MergedRegions _regions = new();
    private readonly Lazy<HashSet<string>> _movedByMe;
    private readonly Lazy<HashSet<string>> _movedByThem;
    private readonly List<MergeRegion> _headings = [];
    private readonly List<MergeRegion> _rows = [];

    private TableMerge(KeyedTable @base, KeyedTable mine, KeyedTable theirs)
    {
        (_base, _mine, _theirs) = (@base, mine.IdentifiedBy(@base), theirs.IdentifiedBy(@base));
        _baseRows = _base.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        _myRows = _mine.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        _theirRows = _theirs.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        _movedByMe = new(() => Moved(_base, _mine));
        _movedByThem = new(() => Moved(_base, _theirs));
    }

    /// <summary>Returns the regions of the merged block, or null when the whole block is a conflict.</summary>
    public static ImmutableArray<MergeRegion>? Merge(KeyedTable @base, KeyedTable mine, KeyedTable theirs) =>
        new TableMerge(@base, mine, theirs).Regions();

    private ImmutableArray<MergeRegion>? Regions()
    {
        if (Columns() is not { } columns || GroupsOfRows() is not { } groups || Groups(groups) is not { } headings)
        {
            return null;
        }

        if (!TryAddFrame(columns))
        {
            return null;
        }

        foreach (var heading in headings.Prepend(null))
        {
            if (heading is not null)
            {
                AddLine(Find(_base.Groups, heading), Find(_mine.Groups, heading), Find(_theirs.Groups, heading),
                    columns, _headings);
            }

            foreach (var key in RowsOf(heading, groups))
            {
                AddLine(_baseRows.GetValueOrDefault(key), _myRows.GetValueOrDefault(key),
                    _theirRows.GetValueOrDefault(key), columns, _rows);
            }
        }

        // Both sides may have given one key to different things. The merged text would then not be a valid table,
        // whatever an editor chooses in the conflicts.
        var regions = _regions.ToImmutable();
        return ThreeWayMerge.HasConflict(regions) ? StayApart(columns) ? regions : null
            : IsUnderstood(_base, ThreeWayMerge.Joined(regions)) ? regions
            : null;
    }

    /// <summary>Whether lines are a table like this one: of its kind, well formed, and each key there once.</summary>
    public static bool IsUnderstood(KeyedTable table, string lines) => table.Marker is null
        ? PlainTables.IsOneTable(Diffing.Sequences.Lines.Of(lines), table.IsNamed)
        : KeyedTable.IsUnderstood(lines);

    /// <summary>
    /// The rows of the base that one side removed while the other edited or moved them, each with whether I removed it.
    /// What a merge by lines makes of them depends on which lines count as moved.
    /// </summary>
    public static IEnumerable<(KeyedRow Row, bool ByMe)> RowsInDoubt(
        KeyedTable @base, KeyedTable mine, KeyedTable theirs)
    {
        var merge = new TableMerge(@base, mine, theirs);
        foreach (var was in @base.Rows)
        {
            var (my, their) = (merge._myRows.GetValueOrDefault(was.Key), merge._theirRows.GetValueOrDefault(was.Key));
            if ((my is null) != (their is null) && merge.IsChanged(my is null ? merge._theirs : merge._mine, was, (my ?? their)!))
            {
                yield return (was, my is null);
            }
        }
    }

    private bool StayApart(List<(int Base, int Mine, int Theirs)> columns)
    {
        var labels = LabelsIn(columns);
        var isPlain = _base.Marker is null;
        return isPlain && !_base.IsNamed
            || RowNames.StayApart(_rows, labels, isPlain) && RowNames.StayApart(_headings, labels, isPlain);
    }

    private int LabelsIn(List<(int Base, int Mine, int Theirs)> columns) =>
        columns.FindIndex(column => column.Theirs == _theirs.LabelPlace);

    // False when both sides aligned a column differently.
    private bool TryAddFrame(List<(int Base, int Mine, int Theirs)> columns)
    {
        if (_base.Marker is not null)
        {
            AddMarker(_base.Marker, _mine.Marker!, _theirs.Marker!);
        }

        AddLine(_base.Header, _mine.Header, _theirs.Header, columns, []);
        var rule = RowMerge.Merge(_base.Rule, _mine.Rule, _theirs.Rule, columns);
        Add(rule);
        return rule is not MergeRegion.Conflict;
    }

    private void AddMarker(BlockMarker @base, BlockMarker mine, BlockMarker theirs)
    {
        Add(Line(@base.Print(), _base.MarkerLine, mine.Print(), _mine.MarkerLine, theirs.Print(), _theirs.MarkerLine));
        var blanks = RowMerge.Formatting(_base.Blanks, _mine.Blanks, _theirs.Blanks);
        if (blanks.Length > 0)
        {
            Add(RowMerge.Region(blanks, _base.Blanks, _mine.Blanks, _theirs.Blanks));
        }
    }

    private static MergeRegion Line(
        string baseSays, string @base, string mySay, string mine, string theirSay, string theirs) =>
        mySay != baseSays && theirSay != baseSays && mySay != theirSay
            ? new MergeRegion.Conflict(@base, mine, theirs)
            : RowMerge.Region(
                mySay != baseSays && theirSay == baseSays ? mine
                : theirSay != baseSays && mySay == baseSays ? theirs
                : RowMerge.Formatting(@base, mine, theirs), @base, mine, theirs);

    // The places of each merged column, or null when one side removed a column that the other edited.
    private List<(int Base, int Mine, int Theirs)>? Columns()
    {
        var members = Members(_base.Columns, _mine.Columns, _theirs.Columns);
        foreach (var gone in _base.Columns.Where(column => !members.Contains(column)))
        {
            if (IsEdited(_mine, _myRows, gone) || IsEdited(_theirs, _theirRows, gone))
            {
                return null;
            }
        }

        return OrderMerge.Merge(_base.Columns, _mine.Columns, _theirs.Columns, members, key => key)
            .ConvertAll(key => (_base.Columns.IndexOf(key), _mine.Columns.IndexOf(key), _theirs.Columns.IndexOf(key)));
    }

    private bool IsEdited(KeyedTable side, Dictionary<string, KeyedRow> rows, string column)
    {
        var (was, now) = (_base.Columns.IndexOf(column), side.Columns.IndexOf(column));
        return now >= 0 && (side.Header.Cells[now].Says != _base.Header.Cells[was].Says || rows.Any(row =>
            row.Value.Cells[now].Says != (_baseRows.TryGetValue(row.Key, out var old) ? old.Cells[was].Says : "")));
    }

    // The group of each row in the result, or null when the sides put one row into different groups.
    private Dictionary<string, string?>? GroupsOfRows()
    {
        var groups = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in _baseRows.Keys.Concat(_myRows.Keys).Concat(_theirRows.Keys).Distinct())
        {
            var (was, mine, theirs) = (_baseRows.GetValueOrDefault(key), _myRows.GetValueOrDefault(key),
                _theirRows.GetValueOrDefault(key));
            if ((mine, theirs) is ({ } a, { } b))
            {
                if (a.Group != b.Group && (was is null || a.Group != was.Group && b.Group != was.Group))
                {
                    return null;
                }

                groups[key] = was is not null && a.Group == was.Group ? b.Group : a.Group;
            }
            else if ((mine ?? theirs) is { } only && (mine is null ? _theirs : _mine) is var side
                && (was is null || IsChanged(side, was, only)))
            {
                // One side added it, or one removed it and the other edited or moved it: the latter is a conflict and
                // needs a place.
                groups[key] = only.Group;
            }
        }

        return groups;
    }

    private bool IsChanged(KeyedTable side, KeyedRow was, KeyedRow now) =>
        IsEdited(side, was, now)
        // With its heading removed, or below a new one, a row is where it was.
        || now.Group != was.Group && Has(side, was.Group) && Has(_base, now.Group)
        || (ReferenceEquals(side, _mine) ? _movedByMe.Value : _movedByThem.Value).Contains(was.Key);

    private static bool Has(KeyedTable table, string? group) =>
        group is null || table.Groups.Any(heading => heading.Key == group);

    // The rows that may have another place in their group.
    private static HashSet<string> Moved(KeyedTable @base, KeyedTable side)
    {
        var now = side.Rows.ToLookup(row => row.Group ?? "", row => row.Key, StringComparer.Ordinal);
        return @base.Rows.GroupBy(row => row.Group ?? "", row => row.Key, StringComparer.Ordinal)
            .SelectMany(group => UnsteadyKeys.Among(group, now[group.Key])).ToHashSet(StringComparer.Ordinal);
    }

    private bool IsEdited(KeyedTable side, KeyedRow was, KeyedRow now) => side.Columns.Where((column, i) =>
        now.Cells[i].Says != (_base.Columns.IndexOf(column) is >= 0 and var old ? was.Cells[old].Says : "")).Any();

    // The merged headings, or null when one side removed a heading that the other edited or that still has rows.
    private List<string?>? Groups(Dictionary<string, string?> rows)
    {
        ImmutableArray<string> Keys(KeyedTable side) => [.. side.Groups.Select(group => group.Key)];
        var members = Members(Keys(_base), Keys(_mine), Keys(_theirs));
        var isRemovedAndEdited = _base.Groups.Any(was => !members.Contains(was.Key)
            && (Find(_mine.Groups, was.Key) ?? Find(_theirs.Groups, was.Key)) is { } now
            && now.Cells[0].Says != was.Cells[0].Says);
        return isRemovedAndEdited || rows.Values.Any(group => group is not null && !members.Contains(group))
            ? null
            : [.. OrderMerge.Merge(Keys(_base), Keys(_mine), Keys(_theirs), members, key => key)];
    }

    private List<string> RowsOf(string? group, Dictionary<string, string?> groups)
    {
        IEnumerable<string> Here(KeyedTable side) => side.Rows.Where(row => row.Group == group).Select(row => row.Key);
        var members = groups.Where(row => row.Value == group).Select(row => row.Key)
            .ToHashSet(StringComparer.Ordinal);
        return OrderMerge.Merge(Here(_base), Here(_mine), Here(_theirs), members, SortKeyOf);
    }

    private string SortKeyOf(string row)
    {
        var (mine, theirs) = (_mine.SortKeys.GetValueOrDefault(row), _theirs.SortKeys.GetValueOrDefault(row));
        return mine is null || theirs is null
            ? mine ?? theirs ?? row
            : string.CompareOrdinal(mine, theirs) <= 0 ? mine : theirs;
    }

    // A line that one side removed is here only if the other side edited or moved it.
    private void AddLine(KeyedRow? was, KeyedRow? mine, KeyedRow? theirs,
        List<(int Base, int Mine, int Theirs)> columns, List<MergeRegion> lines)
    {
        var region = was is not null && (mine is null || theirs is null)
            ? RowMerge.Removed(was, (mine ?? theirs)!, mine is not null, columns)
            : RowMerge.Merge(was, mine, theirs, columns,
                _base.Marker is null && _base.IsNamed && !ReferenceEquals(was, _base.Header) ? LabelsIn(columns) : -1);
        lines.Add(region);
        Add(region is MergeRegion.Conflict { Row: { } row } conflict
            ? conflict with { Row = Named(row, was, mine, theirs, columns) }
            : region);
    }

    private RowConflict Named(RowConflict row, KeyedRow? was, KeyedRow? mine, KeyedRow? theirs,
        List<(int Base, int Mine, int Theirs)> columns) => row with
        {
            Kind = _base.Marker?.Kind,
            Block = _base.Marker?.Id ?? _base.Heading,
            Name = was is not null ? RowNames.Of(_base, was) : RowNames.Of(_theirs, (theirs ?? mine)!),
            Cells = [.. row.Cells.Select(cell => cell with
            {
                Column = columns[cell.Place] switch
                {
                    { Base: >= 0 and var i } => RowNames.OfColumn(_base, i),
                    { Theirs: >= 0 and var i } => RowNames.OfColumn(_theirs, i),
                    var column => RowNames.OfColumn(_mine, column.Mine),
                },
            })],
        };

    private void Add(MergeRegion region) => _regions.Add(region);

    private static KeyedRow? Find(ImmutableArray<KeyedRow> rows, string key) =>
        rows.FirstOrDefault(row => row.Key == key);

    private static HashSet<string> Members(
        ImmutableArray<string> @base, ImmutableArray<string> mine, ImmutableArray<string> theirs)
    {
        var members = @base.Intersect(mine).Intersect(theirs).ToHashSet(StringComparer.Ordinal);
        members.UnionWith(mine.Except(@base));
        members.UnionWith(theirs.Except(@base));
        return members;
    }
}
