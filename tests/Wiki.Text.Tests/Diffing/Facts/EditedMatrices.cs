using System.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Diffing.Facts;

/// <summary>
/// Matrices made from a seed, with edits like those of editors: changed cells, renames, splits, merges, moves, added
/// and removed rows and columns, and other spellings of the same content.
/// </summary>
internal sealed class EditedMatrices(int seed)
{
    private static readonly string[] Texts =
    [
        "", "", "?", "yes", "no", "yes since 2.6.20 [^a]", "yes by 2.6.20", "no as of 2025-01", "no as of 2026-09",
        "n/a (no guest kernel)", "partial since 1.1 (through CRIU)", "yes since 4.2 #hw [^a][^b]", "`x86-64, arm64`",
        "`arm64`", "nonsense", "no since 4.14 [^a]; yes since 2.6.23 until 4.13 [^a]",
        "planned for 5.0 as of 2026-09 [^r]",
        "yes since xen:4.5; no as of 2024", "`a | b`", "-",
    ];

    // All of these say the same.
    private static readonly (string One, string Other)[] Spellings =
    [
        ("?", "unknown"), ("yes since 2.6.20 [^a]", "YES 2.6.20+  [^a]"), ("yes", "Yes"),
        ("yes since 4.2 #hw [^a][^b]", "yes, since 4.2, #hw [^a] [^b]"),
        ("partial since 1.1 (through CRIU)", "partial  1.1 ( through CRIU )"),
    ];

    private readonly Random _random = new(seed);
    private int _names;

    public sealed record Name(string Text, string Key, string[] Was)
    {
        public override string ToString() => Was.Length > 0 ? $"[{Text}](#{Key} \"was: {string.Join(", ", Was)}\")"
            : Text == Key ? Text : $"[{Text}](#{Key})";
    }

    /// <summary>
    /// A table as a model. A row has the key of its group, or none, and a text for the key of each column.
    /// </summary>
    public sealed class Table
    {
        public List<Name> Columns { get; init; } = [];

        public List<Name> Groups { get; init; } = [];

        public List<(Name Name, string? Group, Dictionary<string, string> Cells)> Rows { get; init; } = [];

        public string Settings { get; set; } = "";

        public string Corner { get; set; } = "Feature";

        public Table Copy() => new()
        {
            Columns = [.. Columns],
            Groups = [.. Groups],
            Rows = [.. Rows.Select(row => (row.Name, row.Group, new Dictionary<string, string>(row.Cells)))],
            Settings = Settings,
            Corner = Corner,
        };

        /// <summary>The lines of the block. The caller chooses the blanks around cells.</summary>
        public string Print(Func<string> blank, Func<string, string>? spelled = null)
        {
            var page = new StringBuilder($"<!-- matrix:core{Settings} -->\n\n");
            Line([Corner, .. Columns.Select(column => column.ToString())]);
            page.Append('|').Insert(page.Length, "---|", Columns.Count + 1).Append('\n');
            foreach (var group in Groups.Select(group => (Name?)group).Prepend(null))
            {
                if (group is not null)
                {
                    Line([$"**{group}**", .. Columns.Select(_ => "")]);
                }

                foreach (var row in Rows.Where(row => row.Group == group?.Key))
                {
                    Line([row.Name.ToString(), .. Columns.Select(column => spelled is null
                        ? row.Cells.GetValueOrDefault(column.Key, "")
                        : spelled(row.Cells.GetValueOrDefault(column.Key, "")))]);
                }
            }

            return page.ToString();

            void Line(IEnumerable<string> cells) => page.Append('|').AppendJoin("", cells.Select(cell =>
                blank() + cell.Replace("|", "\\|", StringComparison.Ordinal) + blank() + "|")).Append('\n');
        }
    }

    public Table New()
    {
        var table = new Table();
        for (var n = _random.Next(1, 5); n > 0; n--)
        {
            table.Columns.Add(Fresh("c"));
        }

        for (var n = _random.Next(0, 4); n > 0; n--)
        {
            table.Groups.Add(Fresh("g"));
        }

        for (var n = _random.Next(0, 9); n > 0; n--)
        {
            table.Rows.Add((Fresh("r"), AnyGroup(table), table.Columns.ToDictionary(c => c.Key, _ => Text())));
        }

        return table;
    }

    public Table Edited(Table table)
    {
        var edited = table.Copy();
        for (var n = _random.Next(1, 7); n > 0; n--)
        {
            Edit(edited, _random.Next(13));
        }

        return edited;
    }

    /// <summary>Changes only the order of rows, columns and groups.</summary>
    public Table Permuted(Table table)
    {
        var permuted = table.Copy();
        Shuffle(permuted.Columns);
        Shuffle(permuted.Groups);
        Shuffle(permuted.Rows);
        return permuted;
    }

    /// <summary>
    /// One edit of a cell to one of the texts, or of a row's place, as two editors may make at the same time.
    /// </summary>
    public void EditCell(Table table)
    {
        if (table.Rows.Count > 0)
        {
            Any(table.Rows).Cells[Any(table.Columns).Key] = Text();
        }
    }

    public Matrix Read(Table table) => Given.Matrix(table.Print(Blank, Spelled));

    public string Blank() => new(_random.Next(4) == 0 ? '\t' : ' ', _random.Next(3));

    public string Text() => Texts[_random.Next(Texts.Length)];

    public string Spelled(string text) =>
        Spellings.FirstOrDefault(it => it.One == text) is { Other: { } other } && _random.Next(2) == 0 ? other : text;

    /// <summary>Edits that keep all keys.</summary>
    public Table EditedUnderSameKeys(Table table)
    {
        var edited = table.Copy();
        for (var n = _random.Next(1, 4); n > 0; n--)
        {
            Edit(edited, 3 + _random.Next(14));
        }

        return edited;
    }

    private void Edit(Table table, int edit)
    {
        switch (edit)
        {
            case 0: Rename(table, AnyAxisKind()); break;
            case 1: Split(table); break;
            case 2: Merge(table); break;
            case 3: Relabel(AnyAxis(table)); break;
            case 4: Move(table); break;
            case 5 when table.Rows.Count > 0:
                var at = _random.Next(table.Rows.Count);
                table.Rows[at] = table.Rows[at] with { Group = AnyGroup(table) };
                break;
            case 6: AddRow(table); break;
            case 7 when table.Rows.Count > 0: table.Rows.RemoveAt(_random.Next(table.Rows.Count)); break;
            case 8: table.Columns.Insert(_random.Next(table.Columns.Count + 1), Fresh("c")); break;
            case 9 when table.Columns.Count > 1: table.Columns.RemoveAt(_random.Next(table.Columns.Count)); break;
            case 10 when _random.Next(3) == 0: table.Settings = $" lines=\"{table.Columns[0].Key}:linux\""; break;
            case 10: table.Groups.Insert(_random.Next(table.Groups.Count + 1), Fresh("g")); break;
            case 11 when table.Groups.Count > 0: RemoveGroup(table); break;
            default: EditCell(table); break;
        }
    }

    public void AddRow(Table table) => table.Rows.Insert(_random.Next(table.Rows.Count + 1),
        (Fresh("r"), AnyGroup(table), table.Columns.ToDictionary(c => c.Key, _ => Text())));

    private void RemoveGroup(Table table)
    {
        var at = _random.Next(table.Groups.Count);
        var key = table.Groups[at].Key;
        table.Groups.RemoveAt(at);
        var heir = at > 0 ? table.Groups[at - 1].Key : null;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            table.Rows[i] = table.Rows[i].Group == key ? table.Rows[i] with { Group = heir } : table.Rows[i];
        }
    }

    private void Relabel(List<Name> names)
    {
        if (names.Count > 0)
        {
            var at = _random.Next(names.Count);
            names[at] = names[at] with { Text = $"Label {_random.Next(99)}" };
        }
    }

    private void Rename(Table table, int axis)
    {
        if (axis == 0)
        {
            var at = _random.Next(table.Columns.Count);
            var (old, heir) = (table.Columns[at], Fresh("c", table.Columns[at].Key));
            table.Columns[at] = heir;
            table.Rows.ForEach(row => row.Cells[heir.Key] = row.Cells.GetValueOrDefault(old.Key, ""));
        }
        else if (axis == 1 && table.Groups.Count > 0)
        {
            var at = _random.Next(table.Groups.Count);
            var (old, heir) = (table.Groups[at], Fresh("g", table.Groups[at].Key));
            table.Groups[at] = heir;
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var row = table.Rows[i];
                table.Rows[i] = row.Group == old.Key ? row with { Group = heir.Key } : row;
            }
        }
        else if (axis == 2 && table.Rows.Count > 0)
        {
            var at = _random.Next(table.Rows.Count);
            table.Rows[at] = table.Rows[at] with { Name = Fresh("r", table.Rows[at].Name.Key) };
        }
    }

    private void Split(Table table)
    {
        if (_random.Next(2) == 0)
        {
            var at = _random.Next(table.Columns.Count);
            var old = table.Columns[at];
            Name[] heirs = [Fresh("c", old.Key), Fresh("c", old.Key)];
            table.Columns.RemoveAt(at);
            foreach (var heir in heirs)
            {
                table.Columns.Insert(_random.Next(table.Columns.Count + 1), heir);
                table.Rows.ForEach(row => row.Cells[heir.Key] = row.Cells.GetValueOrDefault(old.Key, ""));
            }
        }
        else if (table.Rows.Count > 0)
        {
            var at = _random.Next(table.Rows.Count);
            var old = table.Rows[at];
            table.Rows.RemoveAt(at);
            for (var n = 0; n < 2; n++)
            {
                table.Rows.Insert(_random.Next(table.Rows.Count + 1),
                    (Fresh("r", old.Name.Key), AnyGroup(table), new(old.Cells)));
            }
        }
    }

    private void Merge(Table table)
    {
        if (_random.Next(2) == 0)
        {
            Absorb(table);
        }
        else if (_random.Next(2) == 0 && table.Columns.Count > 2)
        {
            var (a, b) = (table.Columns[0], table.Columns[^1]);
            var heir = Fresh("c", a.Key, b.Key);
            table.Columns.Remove(a);
            table.Columns[^1] = heir;
            table.Rows.ForEach(row => row.Cells[heir.Key] = Text());
        }
        else if (table.Rows.Count > 1)
        {
            var (a, b) = (table.Rows[0], table.Rows[^1]);
            table.Rows.RemoveAt(0);
            table.Rows[^1] = (Fresh("r", a.Name.Key, b.Name.Key), b.Group, new(a.Cells));
        }
    }

    // One that stays takes in another one.
    private void Absorb(Table table)
    {
        if (_random.Next(2) == 0 && table.Columns.Count > 1)
        {
            var gone = Any(table.Columns);
            table.Columns.Remove(gone);
            var at = _random.Next(table.Columns.Count);
            table.Columns[at] = table.Columns[at] with { Was = [.. table.Columns[at].Was, gone.Key] };
            if (_random.Next(2) == 0)
            {
                table.Rows.ForEach(row => row.Cells[table.Columns[at].Key] = Text());
            }
        }
        else if (table.Rows.Count > 1)
        {
            var gone = Any(table.Rows);
            table.Rows.Remove(gone);
            var at = _random.Next(table.Rows.Count);
            var name = table.Rows[at].Name;
            table.Rows[at] = table.Rows[at] with { Name = name with { Was = [.. name.Was, gone.Name.Key] } };
        }
    }

    private void Move(Table table)
    {
        Shift(table.Columns);
        if (_random.Next(2) == 0)
        {
            Shift(table.Groups);
            Shift(table.Rows);
        }
    }

    private void Shift<T>(List<T> list)
    {
        if (list.Count > 0)
        {
            var moved = list[_random.Next(list.Count)];
            list.Remove(moved);
            list.Insert(_random.Next(list.Count + 1), moved);
        }
    }

    private void Shuffle<T>(List<T> list)
    {
        var array = list.ToArray();
        _random.Shuffle(array);
        list.Clear();
        list.AddRange(array);
    }

    private List<Name> AnyAxis(Table table) => AnyAxisKind() == 0 ? table.Columns : table.Groups;

    private int AnyAxisKind() => _random.Next(3);

    private string? AnyGroup(Table table) =>
        table.Groups.Count == 0 || _random.Next(4) == 0 ? null : Any(table.Groups).Key;

    private T Any<T>(List<T> list) => list[_random.Next(list.Count)];

    private Name Fresh(string prefix, params string[] was)
    {
        // The keys have no particular order, so that ties are decided in every way.
        var key = $"{prefix}{(_names++ * 37 + seed) % 101}-{_names}";
        return new Name(key, key, was);
    }
}
