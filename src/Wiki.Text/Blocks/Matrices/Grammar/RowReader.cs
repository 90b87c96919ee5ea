using System.Collections.Immutable;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>Reads the lines below the delimiter line: group headings and rows.</summary>
internal sealed class RowReader(ImmutableArray<Column> columns, List<Problem> problems)
{
    private readonly Dictionary<string, int> _rowKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groupKeys = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Group>.Builder _groups = ImmutableArray.CreateBuilder<Group>();
    private readonly ImmutableArray<Row>.Builder _rows = ImmutableArray.CreateBuilder<Row>();

    /// <summary>The hints about single rows. They are found while the cells of the row are at hand.</summary>
    internal List<Problem> Hints { get; } = [];

    /// <summary>The names of the sources that all statements cite.</summary>
    internal HashSet<string> Cited { get; } = new(StringComparer.Ordinal);

    internal (ImmutableArray<Group> Groups, ImmutableArray<Row> Rows) Read(IEnumerable<TableRow> lines)
    {
        foreach (var line in lines)
        {
            var name = line.Cells[0];
            if (Label.IsBold(name.Text))
            {
                ReadGroup(line);
            }
            else if (name.Text.Length == 0)
            {
                problems.Add(LabelProblems.Nameless(line.Line, name));
                ReadRow(line, new Label("", "", []));
            }
            else if (Label.Read(name.Text) is { Key.Length: > 0 } label)
            {
                CheckKey(_rowKeys, label, line, "rows", $"[{Quoted.Short(label.Text)}](#other-key)");
                ReadRow(line, label);
            }
            else
            {
                problems.Add(LabelProblems.Unusable(line.Line, name, "row"));
                ReadRow(line, new Label(name.Text, "", []));
            }
        }

        return (_groups.ToImmutable(), _rows.ToImmutable());
    }

    private void ReadGroup(TableRow line)
    {
        var name = line.Cells[0];
        var label = Label.ReadGroup(name.Text);
        if (label is not { Key.Length: > 0 })
        {
            problems.Add(LabelProblems.Unusable(line.Line, name, "group"));
            label = new Label(name.Text.Trim('*'), "", []);
        }
        else
        {
            CheckKey(_groupKeys, label, line, "groups", $"**[{Quoted.Short(label.Text)}](#other-key)**");
        }

        if (line.Cells.Skip(1).Any(cell => cell.Text.Length > 0))
        {
            problems.Add(new Problem("M007", Severity.Error, line.Line, name.Column,
                $"Line {line.Line}: \"**{Quoted.Short(label.Text)}**\" is a group heading. Empty its other cells."));
        }

        _groups.Add(new Group(label, line.Line));
    }

    private void ReadRow(TableRow line, Label label)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = line.Cells[i + 1];
            var read = CellReader.Read(cell.Text, line.Line, cell.Column, columns[i].VersionLine);
            cells.Add(read);
            foreach (var statement in read.Read)
            {
                foreach (var source in statement.Sources)
                {
                    Cited.Add(source.Name);
                }
            }
        }

        var row = new Row(label, line.Line, _groups.Count > 0 ? _groups[^1] : null, cells.MoveToImmutable());
        _rows.Add(row);
        if (RowHints.MixedClaims(row) is { } mixed)
        {
            Hints.Add(mixed);
        }
    }

    private void CheckKey(Dictionary<string, int> keys, Label label, TableRow line, string what, string pinned)
    {
        if (!keys.TryAdd(label.Key, line.Line))
        {
            problems.Add(
                LabelProblems.Repeated(line.Line, line.Cells[0], what, label.Key, keys[label.Key], pinned));
        }
    }
}
