using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Diffing.Facts;

public sealed class MatrixDiffLawTests
{
    [Fact]
    public void A_matrix_does_not_differ_from_itself_nor_from_its_tidy_form() => ForCases((old, _, _, _) =>
    {
        Assert.True(MatrixDiff.Between(old, old).IsEmpty);
        var tidy = Given.Matrix(string.Join('\n', MatrixText.Tidy(old)));
        Assert.True(MatrixDiff.Between(old, tidy).IsEmpty);
        Assert.True(MatrixDiff.Between(tidy, old).IsEmpty);
    });

    [Fact]
    public void The_changes_applied_to_the_old_matrix_give_the_tidy_new_one() => ForCases((old, @new, _, _) =>
    {
        Assert.Equal(MatrixText.Tidy(@new), MatrixDiff.Between(old, @new).Apply(old));
    });

    [Fact]
    public void The_way_back_is_the_inverse() => ForCases((old, @new, _, _) =>
    {
        var changes = MatrixDiff.Between(old, @new);
        var inverse = changes.Inverse();

        Assert.Equal(MatrixText.Tidy(old), inverse.Apply(@new));
        Assert.Equal(Described(MatrixDiff.Between(@new, old)), Described(inverse));
        Assert.Equal(Described(changes), Described(inverse.Inverse()));
    });

    [Fact]
    public void Rows_columns_and_groups_in_another_order_have_only_moved() => ForCases((old, _, made, table) =>
    {
        var changes = MatrixDiff.Between(old, made.Read(made.Permuted(table)));

        Assert.All(changes.Axes, change => Assert.Equal(AxisChangeKind.Moved, change.Kind));
        Assert.Empty(changes.Edits);
        Assert.Empty(changes.Suggestions);
    });

    [Fact]
    public void As_few_as_possible_have_moved_and_of_several_choices_the_first_by_key()
    {
        string[] keys = ["d", "a", "e", "b", "c"];
        var old = OfColumns(keys);
        foreach (var order in Permutations(keys))
        {
            var moved = MatrixDiff.Between(old, OfColumns(order)).Axes
                .Select(change => change.New[0].Label.Key).Order(StringComparer.Ordinal);

            var fewest = Subsets(["a", "b", "c", "d", "e"])
                .Where(set => keys.Except(set).SequenceEqual(order.Except(set)))
                .OrderBy(set => set.Length).ThenBy(string.Concat, StringComparer.Ordinal).First();
            Assert.Equal(fewest, moved);
        }

        static Matrix OfColumns(string[] keys) => Given.MatrixOf(
            $"| F | {string.Join(" | ", keys)} |", "|---|" + string.Concat(keys.Select(_ => "---|")));

        static IEnumerable<string[]> Permutations(string[] of) => of.Length == 0
            ? [[]]
            : of.SelectMany(first => Permutations([.. of.Where(it => it != first)])
                .Select(rest => (string[])[first, .. rest]));

        static IEnumerable<string[]> Subsets(string[] of) => Enumerable.Range(0, 1 << of.Length)
            .Select(set => of.Where((_, i) => (set >> i & 1) == 1).ToArray());
    }

    [Fact]
    public void A_matrix_in_which_nothing_is_said_to_differ_says_the_same() => ForCases((old, @new, _, _) =>
    {
        if (MatrixDiff.Between(old, @new).IsEmpty)
        {
            Assert.Equal(MatrixText.Tidy(old), MatrixText.Tidy(@new));
        }
    });

    [Fact]
    public void The_history_of_a_cell_is_the_fold_of_all_changes() => ForCases((old, @new, made, table) =>
    {
        var last = made.Read(made.Edited(made.Edited(table)));
        var lines = MatrixDiff.Between(old, @new).Apply(old);
        var between = Given.Matrix(string.Join('\n', lines));

        Assert.Equal(MatrixText.Tidy(last), MatrixDiff.Between(@new, last).Apply(between));
    });

    [Fact]
    public void Every_difference_of_a_cell_has_a_line_and_a_class_or_is_an_order_only() => ForCases((old, @new, _, _) =>
    {
        var changes = MatrixDiff.Between(old, @new);
        Assert.All(changes.Cells, cell =>
        {
            Assert.NotEmpty(cell.Classes);
            Assert.Equal(cell.Classes.Order(), cell.Classes);
            Assert.InRange(cell.New.Cell.Line, @new.Line, @new.Source[^1].Number);
        });
        Assert.All(changes.Edits.Where(edit => !edit.Comparisons.Any()), edit => Assert.Equal(
            Statements(edit.Old[0].Cell), Statements(edit.New[0].Cell)));

        static IEnumerable<string> Statements(Cell cell) =>
            cell.Statements.Select(statement => statement.Canonical).Order(StringComparer.Ordinal);
    });

    private static void ForCases(Action<Matrix, Matrix, EditedMatrices, EditedMatrices.Table> law)
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var made = new EditedMatrices(seed);
            var table = made.New();
            var (old, @new) = (made.Read(table), made.Read(made.Edited(table)));
            Assert.DoesNotContain(old.Problems.Concat(@new.Problems), BlockProblems.IsStructural);
            law(old, @new, made, table);
        }
    }

    private static IEnumerable<string> Described(MatrixChanges changes) =>
    [
        $"{changes.OldMarker.Print()} {changes.NewMarker.Print()} {changes.OldCorner} {changes.NewCorner}",
        .. changes.Axes.Select(change =>
            $"{change.Axis} {change.Kind} {Entries(change.Old)} -> {Entries(change.New)} {Cells(change.Cells)}")
            .Order(StringComparer.Ordinal),
        .. changes.Edits.Select(edit => $"{Cells(edit.Old)} -> {Cells(edit.New)}").Order(StringComparer.Ordinal),
    ];

    private static string Entries(IEnumerable<AxisEntry> entries) => string.Join(", ", entries.Select(entry =>
        $"{entry.Label.Print()} {entry.Line} {entry.Index} {entry.Group?.Key} {entry.Place}"));

    private static string Cells(IEnumerable<CellAt> cells) => string.Join(", ", cells
        .Select(at => $"{at.Row.Key}/{at.Column.Key} {at.Cell.Canonical}").Order(StringComparer.Ordinal));
}
