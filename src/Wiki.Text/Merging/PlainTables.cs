using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Merging;

/// <summary>
/// Finds the tables without a marker that two sides changed, and says which rows and columns of the three versions are
/// the same. Such a table has no keys. What could be meant in two ways is left out, and is merged by lines.
/// </summary>
internal static class PlainTables
{
    /// <summary>The largest number of plain tables of a text for which their versions are looked for.</summary>
    public const int MostTables = 500;

    // With fewer names in common, one table was not made from the other.
    private const double LeastShare = 0.5;

    /// <summary>Returns the versions of each table that both sides changed: of the base, mine and theirs.</summary>
    public static List<(KeyedTable Base, KeyedTable Mine, KeyedTable Theirs)> Changed(
        List<string> @base, List<string> mine, List<string> theirs)
    {
        var (old, my, their) = (PlainTable.In(@base), PlainTable.In(mine), PlainTable.In(theirs));
        if (old.Count == 0 || Math.Max(old.Count, Math.Max(my.Count, their.Count)) > MostTables)
        {
            return [];
        }

        var (toMine, toTheirs) = (Continued(old, my), Continued(old, their));
        var tables = new List<(KeyedTable, KeyedTable, KeyedTable)>();
        for (var i = 0; i < old.Count; i++)
        {
            if (toMine[i] is { } m && toTheirs[i] is { } t
                && !AreEqual(old[i], @base, m, mine) && !AreEqual(old[i], @base, t, theirs)
                && Keyed(old[i], @base, m, mine, t, theirs) is { } versions)
            {
                tables.Add(versions);
            }
        }

        return tables;
    }

    /// <summary>
    /// Whether lines are one table in which every row can be written, and, if names identify its rows, each name is
    /// there once.
    /// </summary>
    public static bool IsOneTable(List<string> lines, bool byName) =>
        PlainTable.In(lines) is [{ } table] && table.Lines.GetOffsetAndLength(lines.Count) == (0, lines.Count)
        && (!byName || AreApart(NamesOf(table)));

    // The table of a side that continues each table of the base; null where that is not certain.
    private static PlainTable?[] Continued(List<PlainTable> old, List<PlainTable> side)
    {
        var (before, after) = (old.ConvertAll(table => table.Names()), side.ConvertAll(table => table.Names()));
        var shares = before.ConvertAll(names => after.ConvertAll(others => Share(names, others)));
        var forward = shares.ConvertAll(row => Best(row));
        var back = after.Select((_, j) => Best(shares.ConvertAll(row => row[j]))).ToList();
        return [.. forward.Select((best, i) => best >= 0 && back[best] == i ? side[best] : null)];
    }

    private static double Share(HashSet<string> names, HashSet<string> others) =>
        2.0 * names.Count(others.Contains) / (names.Count + others.Count);

    // The place of the greatest share; -1 when it is too small, or when another is as great.
    private static int Best(List<double> shares)
    {
        var best = shares.Count == 0 ? 0 : shares.Max();
        return best >= LeastShare && shares.Count(share => share == best) == 1 ? shares.IndexOf(best) : -1;
    }

    private static bool AreEqual(PlainTable a, List<string> textOfA, PlainTable b, List<string> textOfB) =>
        textOfA[a.Lines].SequenceEqual(textOfB[b.Lines]);

    private static (KeyedTable, KeyedTable, KeyedTable)? Keyed(PlainTable @base, List<string> baseLines,
        PlainTable mine, List<string> myLines, PlainTable theirs, List<string> theirLines)
    {
        PlainTable[] all = [@base, mine, theirs];
        if (!Array.TrueForAll(all, table => AreApart(ColumnsOf(table))))
        {
            return null;
        }

        var byName = Array.TrueForAll(all, table => AreApart(NamesOf(table)));
        if (!byName && !(ArePlaces(@base, mine) && ArePlaces(@base, theirs)))
        {
            return null;
        }

        var was = Table(@base, baseLines, byName);
        return (was, Identified(Table(mine, myLines, byName), was), Identified(Table(theirs, theirLines, byName), was));
    }

    private static List<string> ColumnsOf(PlainTable table) => [.. table.Typed[0].Cells.Select(Blank.Trim)];

    private static List<string> NamesOf(PlainTable table) =>
        table.Typed.Skip(2).Select(row => Blank.Trim(row.Cells[0])).ToList();

    private static bool AreApart(List<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    // Whether each row of a side continues the row of the base at the same place: the names are the same, and no row
    // says what another of the same name said.
    private static bool ArePlaces(PlainTable @base, PlainTable side)
    {
        if (!NamesOf(@base).SequenceEqual(NamesOf(side)))
        {
            return false;
        }

        var (before, after) = (Said(@base), Said(side));
        var known = before.ToHashSet(StringComparer.Ordinal);
        return !after.Where((row, i) => row != before[i] && known.Contains(row)).Any();

        static List<string> Said(PlainTable table) =>
            [.. table.Typed.Skip(2).Select(row => string.Join('|', row.Cells.Select(Blank.Trim)))];
    }

    private static KeyedTable Table(PlainTable table, List<string> lines, bool byName)
    {
        var width = table.Typed[0].Cells.Length;
        var typed = lines[table.Lines];
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        return new KeyedTable
        {
            Marker = null,
            Lines = table.Lines,
            MarkerLine = "",
            Blanks = "",
            Heading = table.Heading.Trim('#', ' ', '\t'),
            IsNamed = byName,
            Columns = [.. ColumnsOf(table)],
            Header = Row(0, ""),
            Rule = Row(1, ""),
            Groups = [],
            Rows = [.. Enumerable.Range(2, typed.Count - 2).Select(i => Row(i, KeyOf(Blank.Trim(table.Typed[i].Cells[0]))))],
            Labels = ([], [], []),
            SortKeys = ImmutableDictionary<string, string>.Empty,
        };

        string KeyOf(string name)
        {
            if (byName)
            {
                return name;
            }

            times[name] = times.GetValueOrDefault(name) + 1;
            return $"{name}|{times[name]}";
        }

        KeyedRow Row(int i, string key)
        {
            var row = table.Typed[i];
            var cells = row.Cells.Select(cell => new TypedCell(cell, i == 1 ? SideOf(cell) : Blank.Trim(cell)));
            return new KeyedRow(key, null,
                [.. cells, .. Enumerable.Repeat(TypedCell.Missing, width - row.Cells.Length)], row.Head, row.Tail)
            {
                Line = typed[i],
            };
        }
    }

    // To which side a column is aligned.
    private static string SideOf(string rule) =>
        $"{(rule.TrimStart(' ', '\t').StartsWith(':') ? ":" : "")}-{(rule.TrimEnd(' ', '\t').EndsWith(':') ? ":" : "")}";

    private static KeyedTable Identified(KeyedTable side, KeyedTable @base)
    {
        var named = side with { Columns = RenamedColumns(side, @base) };
        return named.IsNamed ? named with { Rows = RenamedRows(named, @base) } : named;
    }

    // A column is renamed when nothing but its header changed.
    private static ImmutableArray<string> RenamedColumns(KeyedTable side, KeyedTable @base)
    {
        if (side.Columns.Length != @base.Columns.Length)
        {
            return side.Columns;
        }

        var rows = @base.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        return
        [
            .. side.Columns.Select((name, i) => !@base.Columns.Contains(name) && !side.Columns.Contains(@base.Columns[i])
                && side.Rows.All(row => !rows.TryGetValue(row.Key, out var was) || was.Cells[i].Says == row.Cells[i].Says)
                ? @base.Columns[i] : name),
        ];
    }

    // A row is renamed when nothing but its name changed, and its neighbours are the same.
    private static ImmutableArray<KeyedRow> RenamedRows(KeyedTable side, KeyedTable @base)
    {
        var old = @base.Rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var @new = side.Rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var gone = new Dictionary<(string?, string?), KeyedRow>();
        for (var i = 0; i < @base.Rows.Length; i++)
        {
            if (!@new.Contains(@base.Rows[i].Key))
            {
                gone.TryAdd(Around(@base, i), @base.Rows[i]);
            }
        }

        return
        [
            .. side.Rows.Select((row, i) => !old.Contains(row.Key) && gone.TryGetValue(Around(side, i), out var was)
                && SaysTheSame(row, side, was, @base) ? row with { Key = was.Key } : row),
        ];

        static (string?, string?) Around(KeyedTable table, int i) => (
            i > 0 ? table.Rows[i - 1].Key : null, i + 1 < table.Rows.Length ? table.Rows[i + 1].Key : null);
    }

    private static bool SaysTheSame(KeyedRow row, KeyedTable side, KeyedRow was, KeyedTable @base)
    {
        var shared = Enumerable.Range(1, side.Columns.Length - 1)
            .Select(i => (Now: row.Cells[i], Place: @base.Columns.IndexOf(side.Columns[i])))
            .Where(it => it.Place >= 0).ToList();
        return shared.Exists(it => it.Now.Says.Length > 0)
            && shared.TrueForAll(it => it.Now.Says == was.Cells[it.Place].Says);
    }
}
