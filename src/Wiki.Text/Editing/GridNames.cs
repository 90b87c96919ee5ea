using Wiki.Text.Blocks;

namespace Wiki.Text.Editing;

/// <summary>The names of the rows and columns of a grid, as its readers see them.</summary>
internal sealed class GridNames
{
    private readonly int _column; // with the names of the rows; -1 for none
    private readonly Name[] _columns;
    private readonly Name[] _rows;

    internal GridNames(TableGrid grid, BlockKind kind)
    {
        _column = GridLabels.LabelColumn(grid, kind);
        _columns = [.. grid.Columns.Select(it => Read(it.Text, ""))];
        _rows = new Name[grid.Rows.Length];
        var group = "";
        foreach (var (i, row) in grid.Rows.Index())
        {
            var text = _column < 0 ? "" : row.Cells[_column];
            var isGroup = kind == BlockKind.Matrix && Label.IsBold(text);
            _rows[i] = isGroup ? Read(text[2..^2], "groups") : Read(text, group);
            group = isGroup ? _rows[i].Key : group;
        }

        IsMatrix = kind == BlockKind.Matrix;
    }

    private bool IsMatrix { get; }

    /// <summary>The name of a place, e.g. "Swap · Xen".</summary>
    internal string PlaceOf(int row, int column)
    {
        var head = column < _columns.Length && _columns[column].Text.Length > 0 ? _columns[column].Text
            : $"column {column + 1}";
        if (row < 0)
        {
            return $"Header of {head}";
        }

        var name = _rows[row].Text.Length > 0 ? _rows[row].Text : $"Row {row + 1}";
        return column == _column ? name : $"{name} · {head}";
    }

    /// <summary>The sentence about a repeated name, which the grid shows instead of its key; null for others.</summary>
    internal string? Sentence(int row, int column, Problem problem)
    {
        var (names, at) = row < 0 ? (_columns, column) : (_rows, row);
        return problem.Code == "M005" && at < names.Length && Twin(names, at, it => it.Key == names[at].Key) is { } twin
            && IsSame(twin, names[at]) ? Repeats(row, names[at]) : null;
    }

    /// <summary>
    /// The systems that have one name and different keys, and the features that have them in one group. The text can be
    /// read, but readers cannot tell them apart.
    /// </summary>
    internal IEnumerable<(int Row, int Column, Problem Problem)> Repeated() => !IsMatrix ? [] :
        _columns.Index().Skip(1).Where(it => IsTwin(_columns, it.Index, 1))
            .Select(it => (-1, it.Index, Said(-1, it.Item)))
            .Concat(_rows.Index().Where(it => IsTwin(_rows, it.Index, 0))
                .Select(it => (it.Index, _column, Said(it.Index, it.Item))));

    private static bool IsTwin(Name[] names, int at, int first) => names[at] is { Text.Length: > 0 } name
        && names.Take(at).Skip(first).Any(it => IsSame(it, name) && it.Key != name.Key && it.In == name.In);

    private static Name? Twin(Name[] names, int at, Func<Name, bool> isTwin) => names.Take(at).FirstOrDefault(isTwin);

    private static bool IsSame(Name one, Name other) => one.Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

    private static Problem Said(int row, Name name) => new("M005", Severity.Error, 1, 1, Repeats(row, name));

    private static string Repeats(int row, Name name) =>
        $"Two {(row < 0 ? "columns" : name.In == "groups" ? "groups" : "rows")} are named “{name.Text}”. "
            + "Give one of them another name.";

    // What a name is in: the group and the feature above it.
    private static Name Read(string text, string group) => Label.Read(text.Trim()) is { } label
        ? new Name(label.Text, label.Key, label.Parent is { } parent ? $"{group} {parent}" : group)
        : new Name(text, "", group);

    private sealed record Name(string Text, string Key, string In);
}
