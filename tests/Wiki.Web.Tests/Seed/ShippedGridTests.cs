using System.Text.Json;
using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Editing;

namespace Wiki.Web.Tests.Seed;

/// <summary>The matrices that ship, changed as a grid.</summary>
public sealed class ShippedGridTests
{
    private static readonly string Text = ShippedArticles.All().Single(it => it.Slug.Value == "feature-matrix").Text;

    [Fact]
    public void A_system_added_to_each_of_the_seven_matrices_changes_nothing_else()
    {
        var before = Parse(Text);
        Assert.Equal(7, before.Matrices.Count);
        var after = Parse(before.Matrices.Aggregate(Text, (text, matrix) => WithSystem(text, matrix.Id)));

        Assert.Equal(
            [.. before.Matrices.Select(it => (it.Corner, it.Groups.Length, string.Join(',', it.Columns.Select(c => c.Label))))],
            after.Matrices.Select(it => (it.Corner, it.Groups.Length, string.Join(',', it.Columns.SkipLast(1).Select(c => c.Label)))));
        foreach (var (old, now) in before.Matrices.Zip(after.Matrices))
        {
            Assert.Equal("Bhyve", now.Columns[^1].Label.Text);
            Assert.Equal(old.Rows.Select(it => (it.Label.Print(), it.Line)), now.Rows.Select(it => (it.Label.Print(), it.Line)));
            Assert.Equal(
                old.Rows.SelectMany(it => it.Cells).Select(it => it.Text),
                now.Rows.SelectMany(it => it.Cells.SkipLast(1)).Select(it => it.Text));
            Assert.All(now.Rows, it => Assert.Equal("", it.Cells[^1].Text));
        }

        var inTables = before.Matrices.SelectMany(it => it.Source.Select(line => line.Number)).ToHashSet();
        foreach (var (i, (old, now)) in Text.Split('\n').Zip(after.Source.Value.Split('\n')).Index())
        {
            // In a table, the whole old line stands there, up to its last bar.
            Assert.True(old == now || (inTables.Contains(i + 1) && now.StartsWith(old, StringComparison.Ordinal)), now);
        }

        Assert.Equal(Text.Count(it => it == '\n'), after.Source.Value.Count(it => it == '\n'));
    }

    [Fact]
    public void A_grid_in_which_nothing_was_changed_is_the_same_text()
    {
        foreach (var matrix in Parse(Text).Matrices)
        {
            Assert.Equal(Text, Apply(Text, matrix.Id, grid => grid));
        }
    }

    [Fact]
    public void No_name_in_them_is_a_mistake() => Assert.All(Parse(Text).Matrices, matrix =>
        Assert.DoesNotContain(GridProblem.Find(Parse(Text), BlockKind.Matrix, matrix.Id), it => it.IsMistake));

    private static string WithSystem(string text, string id) => Apply(text, id, grid => new TableGrid(
        grid.Columns.Add(new GridColumn(null, "Bhyve")),
        [.. grid.Rows.Select(row => row with { Cells = row.Cells.Add("") })]));

    private static string Apply(string text, string id, Func<TableGrid, TableGrid> change)
    {
        var grid = change(EditableTable.Find(Parse(text), BlockKind.Matrix, id)!.Grid);
        var form = new GridForm
        {
            Kind = "matrix", Id = id, Cells = JsonSerializer.Serialize(grid, JsonSerializerOptions.Web), Renaming = "keep",
        };
        return form.Apply(text)!;
    }

    private static WikiDocument Parse(string text) => WikiDocument.Parse(SourceText.From(text));
}
