using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Editing;

public sealed class EditableTableTests
{
    private const string Padded = """
        # Page

        <!-- matrix:m -->

        | Feature | Xen          | KVM |
        |:--------|--------------|-----|
        | A       | yes          | no  |
        | **G**   |              |     |
        | B       | yes since 4  | ?   |

        Text below.

        """;

    private const string Compact = "# Page\n\n<!-- matrix:m -->\n\n|F|Xen|KVM|\n|-|-|-|\n|A|yes|no|\n|B|no||  \n";

    [Fact]
    public void A_changed_cell_keeps_the_padding_of_its_column() => Assert.Equal(
        Padded.Replace("| A       | yes          |", "| A       | no since 4   |", StringComparison.Ordinal),
        Changed(Padded, grid => grid.With(0, 1, "no since 4")));

    [Fact]
    public void A_text_longer_than_its_column_moves_only_its_own_line() => Assert.Equal(
        Padded.Replace("| yes          | no  |", "| yes since 4.2 | no  |", StringComparison.Ordinal),
        Changed(Padded, grid => grid.With(0, 1, "yes since 4.2")));

    [Fact]
    public void A_new_row_follows_the_style_of_the_table()
    {
        Assert.Contains("\n| C       | yes          |     |\n", Changed(Padded, grid => Added(grid, "C", "yes", "")),
            StringComparison.Ordinal);
        Assert.Contains("\n|C|yes| |\n", Changed(Compact, grid => Added(grid, "C", "yes", "")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_column_follows_the_style_of_the_table()
    {
        var grid = Table(Padded).Grid;
        Assert.Contains("""
            | Feature | Xen          | Lguest | KVM |
            |:--------|--------------|--------|-----|
            | A       | yes          | yes    | no  |
            | **G**   |              |        |     |
            | B       | yes since 4  | no     | ?   |
            """, Table(Padded).Write(WithColumn(grid, 2, ["Lguest", "yes", "", "no"])), StringComparison.Ordinal);
        Assert.Contains("|F|Xen|KVM|UML|\n|-|-|-|---|\n|A|yes|no|yes|\n|B|no||no|  \n",
            Table(Compact).Write(WithColumn(Table(Compact).Grid, 3, ["UML", "yes", "no"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_are_escaped_and_line_breaks_become_blanks()
    {
        var text = Changed(Compact, grid => grid.With(0, 1, "`a|b`\r\n (more)\n").With(1, 2, "`c:\\`\\"));
        Assert.Contains("|A|`a\\|b`  (more)|no|\n|B|no|`c:\\`\\ |", text, StringComparison.Ordinal);
        Assert.Equal("`a|b`  (more)", Table(text).Grid.Rows[0].Cells[1]);
        Assert.Equal("`c:\\`\\", Table(text).Grid.Rows[1].Cells[2]);
    }

    [Fact]
    public void Short_and_long_rows_are_in_sight_and_stay_until_they_are_changed()
    {
        const string text = "# P\n\n<!-- matrix:m -->\n| F | Xen | KVM |\n|---|---|---|\n| A | yes |\n| B | no | no | more |\n| C | no | no |\n";
        var table = Table(text);
        Assert.Equal(["A", "yes", "", ""], table.Grid.Rows[0].Cells);
        Assert.Equal(["B", "no", "no", "more"], table.Grid.Rows[1].Cells);
        Assert.Equal(text, table.Write(table.Grid));
        Assert.Equal(text.Replace("| A | yes |\n", "| A | yes | no |\n", StringComparison.Ordinal),
            table.Write(table.Grid.With(0, 2, "no")));
        Assert.Equal(text.Replace("| A | yes |\n", "| A | no | |\n", StringComparison.Ordinal),
            table.Write(table.Grid.With(0, 1, "no")));
    }

    [Fact]
    public void A_changed_line_gets_the_outer_bars_that_it_lacks() => Assert.Equal(
        "# P\n\n<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A | no |\nB | no\n",
        Table("# P\n\n<!-- matrix:m -->\n| F | Xen |\n|---|---|\nA | yes\nB | no\n") is var table
            ? table.Write(table.Grid.With(0, 1, "no")) : "");

    [Fact]
    public void A_grid_whose_rows_have_another_number_of_cells_is_refused()
    {
        var table = Table(Compact);
        var row = table.Grid.Rows[0] with { Cells = ["A"] };
        Assert.Throws<ArgumentException>(() => table.Write(table.Grid with { Rows = [row] }));
    }

    [Fact]
    public void Every_byte_outside_a_change_stays_in_the_shipped_and_in_generated_tables()
    {
        var random = new Random(20261130);
        foreach (var (text, kind, id) in Shipped().Concat(Generated(random, 600)))
        {
            var table = EditableTable.Find(WikiDocument.Parse(SourceText.From(text)), kind, id);
            Assert.NotNull(table);
            Assert.Equal(text, table.Write(table.Grid));

            var grid = table.Grid;
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                grid = Edited(random, grid);
            }

            Check(text, table, grid);
        }
    }

    // What is read back is the grid, and what did not change has its bytes.
    private static void Check(string text, EditableTable table, TableGrid grid)
    {
        var written = table.Write(grid);
        var lines = text.Split('\n');
        var first = Enumerable.Range(0, lines.Length).First(i => table.RowOn(i + 1) == 0);
        var after = lines[(first + table.Grid.Rows.Length)..];
        var now = written.Split('\n');
        // The marker names columns, so it follows when one of them is deleted.
        var isDeleted = table.Grid.Columns.Any(it => !grid.Columns.Any(column => column.From == it.From));
        Assert.Equal(lines[..(first - 2)].Select(Kept), now[..(first - 2)].Select(Kept));
        Assert.Equal(after, now[(first + grid.Rows.Length)..]);

        var block = now[(first - 2)..(first + grid.Rows.Length)].Select((line, i) => new SourceLine(first - 1 + i, line));
        string Kept(string line) => isDeleted ? Regex.Replace(line, "^(<!-- .*)lines=\"[^\"]*\"", "$1") : line;

        var again = EditableTable.Read(SourceText.From(written), [new SourceLine(first - 2, ""), .. block]);
        Assert.NotNull(again);
        Assert.Equal(Said(grid), Said(again.Grid));

        var same = grid.Columns.Length == table.Grid.Columns.Length
            && grid.Columns.Select((it, i) => it.From == i).All(it => it);
        for (var i = 0; i < grid.Rows.Length; i++)
        {
            if (grid.Rows[i].From is not { } from)
            {
                continue;
            }

            if (same && grid.Rows[i].Cells.SequenceEqual(table.Grid.Rows[from].Cells))
            {
                Assert.Equal(lines[first + from], now[first + i]);
            }

            var (old, @new) = (Typed(lines[first + from]), Typed(now[first + i]));
            for (var column = 0; column < grid.Columns.Length; column++)
            {
                if (grid.Columns[column].From is { } place
                    && grid.Rows[i].Cells[column] == table.Grid.Rows[from].Cells[place])
                {
                    Assert.Equal(old[place], @new[column]);
                }
            }
        }
    }

    // The texts between the bars; no line here lacks the outer ones.
    private static string[] Typed(string line) => Regex.Split(line, @"(?<!\\)\|")[1..^1];

    private static List<string> Said(TableGrid grid) =>
        [string.Join('\t', grid.Columns.Select(it => it.Text)), .. grid.Rows.Select(row => string.Join('\t', row.Cells))];

    private static TableGrid Edited(Random random, TableGrid grid)
    {
        var row = random.Next(grid.Rows.Length);
        var column = random.Next(grid.Columns.Length);
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                return grid.With(row, column, RandomMatrix.Cell(random).Replace("\\|", "|", StringComparison.Ordinal));
            case 3:
                return grid with
                {
                    Rows = grid.Rows.Insert(row, new GridRow(null,
                        [.. grid.Columns.Select(_ => RandomMatrix.Cell(random).Replace("\\|", "|", StringComparison.Ordinal))])),
                };
            case 4 when grid.Rows.Length > 1:
                return grid with { Rows = grid.Rows.RemoveAt(row) };
            case 5:
                return grid with { Rows = grid.Rows.RemoveAt(row).Insert(random.Next(grid.Rows.Length), grid.Rows[row]) };
            case 6 when grid.Columns.Length > 2:
                return grid with
                {
                    Columns = grid.Columns.RemoveAt(column),
                    Rows = [.. grid.Rows.Select(it => it with { Cells = it.Cells.RemoveAt(column) })],
                };
            default:
                return WithColumn(grid, column, [.. Enumerable.Range(0, grid.Rows.Length + 1)
                    .Select(i => i == 0 ? $"new {random.Next(1000)}" : RandomMatrix.Cell(random).Replace("\\|", "|", StringComparison.Ordinal))]);
        }
    }

    private static TableGrid WithColumn(TableGrid grid, int place, string[] texts) => new(
        grid.Columns.Insert(place, new GridColumn(null, texts[0])),
        [.. grid.Rows.Select((row, i) => row with { Cells = row.Cells.Insert(place, texts[i + 1]) })]);

    private static TableGrid Added(TableGrid grid, params string[] cells) =>
        grid with { Rows = grid.Rows.Add(new GridRow(null, [.. cells])) };

    private static string Changed(string text, Func<TableGrid, TableGrid> change) =>
        Table(text) is var table ? table.Write(change(table.Grid)) : "";

    private static EditableTable Table(string text) =>
        EditableTable.Find(WikiDocument.Parse(SourceText.From(text)), BlockKind.Matrix, "m")!;

    private static IEnumerable<(string Text, BlockKind Kind, string Id)> Generated(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (
            $"# Page\n\n<!-- matrix:m -->\n\n{string.Join('\n', RandomMatrix.Table(random))}\n\nBelow | it.\n",
            BlockKind.Matrix, "m"));

    private static List<(string Text, BlockKind Kind, string Id)> Shipped()
    {
        var tables = new List<(string, BlockKind, string)>();
        var folder = Path.Combine(Repository.Root, "src", "Wiki.Core", "Seed");
        foreach (var text in Directory.EnumerateFiles(folder, "*.md").Select(file => SourceText.From(File.ReadAllText(file)).Value))
        {
            var page = WikiDocument.Parse(SourceText.From(text));
            tables.AddRange(page.Matrices.Select(it => (text, BlockKind.Matrix, it.Id)));
            tables.AddRange(page.Timelines.Select(it => (text, BlockKind.Timeline, it.Marker.Id)));
            tables.AddRange(page.Predictions.Select(it => (text, BlockKind.Predictions, it.Marker.Id)));
        }

        Assert.True(tables.Count > 15);
        return tables;
    }
}
