using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Merging;
using Wiki.Text.Tests.Blocks;
using Wiki.Text.Tests.Diffing.Facts;

namespace Wiki.Text.Tests.Merging;

public sealed class TableMergeLawTests
{
    [Fact]
    public void Merging_with_an_unchanged_side_gives_the_other_side_and_the_same_change_is_made_once() => ForCases(
        (it, _) =>
        {
            Assert.Equal(new MergeResult.Clean(it.Theirs), ThreeWayMerge.Merge(it.Base, it.Base, it.Theirs));
            Assert.Equal(new MergeResult.Clean(it.Mine), ThreeWayMerge.Merge(it.Base, it.Mine, it.Base));
            Assert.Equal(new MergeResult.Clean(it.Mine), ThreeWayMerge.Merge(it.Base, it.Mine, it.Mine));
        });

    [Fact]
    public void Exchanging_the_sides_exchanges_nothing_but_their_names() => ForCases((it, there) =>
    {
        var back = ThreeWayMerge.Merge(it.Base, it.Theirs, it.Mine);
        if (there is MergeResult.Conflicted conflicted)
        {
            Assert.Equal(conflicted.Regions.Select(Exchanged), Assert.IsType<MergeResult.Conflicted>(back).Regions);
        }
        else
        {
            Assert.Equal(there, back);
        }
    });

    [Fact]
    public void A_merge_of_lines_that_is_clean_and_leaves_a_table_is_the_merge_unless_columns_changed()
    {
        var same = 0;
        ForCases((it, merged) =>
        {
            // In a quote, the same lines are merged as lines.
            if (ThreeWayMerge.Merge(Quoted(it.Base), Quoted(it.Mine), Quoted(it.Theirs)) is MergeResult.Clean lines
                && ColumnKeys(it.Mine) == ColumnKeys(it.Base) && ColumnKeys(it.Theirs) == ColumnKeys(it.Base)
                && !Given.Matrix(lines.Text.Replace("\n> ", "\n", StringComparison.Ordinal)[2..]).IsBroken
                && !MayHaveRemovedWhatTheOtherChanged(it.Base, it.Mine, it.Theirs)
                && !MayHaveRemovedWhatTheOtherChanged(it.Base, it.Theirs, it.Mine))
            {
                same++;
                Assert.Equal(lines.Text, Quoted(Assert.IsType<MergeResult.Clean>(merged).Text));
            }
        });
        Assert.InRange(same, 100, 1400);
    }

    [Fact]
    public void Of_what_either_side_newly_wrote_nothing_is_missing_from_a_clean_merge()
    {
        var clean = 0;
        ForCases((it, merged) =>
        {
            if (merged is MergeResult.Clean { Text: var text })
            {
                clean++;
                var (@base, result) = (Given.Matrix(it.Base), Given.Matrix(text));
                Assert.False(result.IsBroken);
                AssertKept(@base, Given.Matrix(it.Mine), result);
                AssertKept(@base, Given.Matrix(it.Theirs), result);
            }
        });
        Assert.InRange(clean, 300, 1400);
    }

    [Fact]
    public void Cells_conflict_only_where_both_sides_said_something_new_and_all_others_stay_as_typed()
    {
        var conflicts = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var made = new EditedMatrices(seed);
            var table = made.New();
            var (mine, theirs, merged) = (table.Copy(), table.Copy(), table.Copy());
            for (var n = 0; n < 3; n++)
            {
                made.EditCell(mine);
                made.EditCell(theirs);
            }

            var isConflict = false;
            for (var i = 0; i < table.Rows.Count; i++)
            {
                foreach (var column in table.Columns.Select(column => column.Key))
                {
                    var (was, my, their) = (Text(table), Text(mine), Text(theirs));
                    isConflict |= my != was && their != was && Canonical(my) != Canonical(their);
                    merged.Rows[i].Cells[column] = my == was ? their : my;

                    string Text(EditedMatrices.Table side) => side.Rows[i].Cells[column];
                }
            }

            conflicts += isConflict ? 1 : 0;
            var result = ThreeWayMerge.Merge(Print(table), Print(mine), Print(theirs));
            if (isConflict)
            {
                Assert.IsType<MergeResult.Conflicted>(result);
            }
            else
            {
                Assert.Equal(new MergeResult.Clean(Print(merged)), result);
            }

            // One side padded the whole table. The content of the other side is still in it.
            var padded = mine.Print(made.Blank, made.Spelled);
            var second = ThreeWayMerge.Merge(Print(table), padded, Print(theirs));
            Assert.Equal(isConflict, second is MergeResult.Conflicted);
            if (second is MergeResult.Clean { Text: var text })
            {
                Assert.Equal(MatrixText.Tidy(Given.Matrix(Print(merged))), MatrixText.Tidy(Given.Matrix(text)));
            }
        }

        Assert.InRange(conflicts, 100, 1900);
    }

    private static void ForCases(Action<(string Base, string Mine, string Theirs), MergeResult> law)
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var made = new EditedMatrices(seed);
            var table = made.New();
            var (mine, theirs) = seed % 2 == 0
                ? (made.EditedUnderSameKeys(table), made.EditedUnderSameKeys(table))
                : (made.Edited(table), made.Edited(table));
            var typed = seed % 4 < 2 ? Print(mine) : mine.Print(made.Blank, made.Spelled);
            var texts = (Print(table), typed, Print(theirs));
            law(texts, ThreeWayMerge.Merge(texts.Item1, typed, texts.Item3));
        }
    }

    private static void AssertKept(Matrix @base, Matrix side, Matrix merged)
    {
        var written = MatrixDiff.Between(@base, side);
        var cells = merged.Rows.SelectMany(row => row.Cells.Zip(merged.Columns, (cell, column) =>
            ((row.Label.Key, column.Label.Key), cell.Canonical))).ToDictionary(it => it.Item1, it => it.Canonical);
        var rows = merged.Rows.Select(row => row.Label.Key).ToHashSet();
        var columns = merged.Columns.Select(column => column.Label.Key).ToHashSet();
        foreach (var at in written.Axes.Where(change => change.Kind == AxisChangeKind.Added)
            .SelectMany(change => change.Cells).Concat(written.Cells.Where(IsWritten).Select(cell => cell.New)))
        {
            // A row that the other side renamed has another key.
            var said = at.Cell.Canonical;
            Assert.True(rows.Contains(at.Row.Key) && columns.Contains(at.Column.Key)
                ? cells[(at.Row.Key, at.Column.Key)] == said
                : said.Length == 0 || cells.ContainsValue(said), $"{at.Row.Key}/{at.Column.Key}: {said} is missing.");
        }

        var labels = merged.Rows.Select(row => row.Label).Concat(merged.Groups.Select(group => group.Label))
            .Concat(merged.Columns.Select(column => column.Label)).Select(label => label.Print()).ToHashSet();
        foreach (var change in written.Axes.Where(change =>
            change.Kind is not (AxisChangeKind.Moved or AxisChangeKind.Regrouped)))
        {
            Assert.Subset(labels, change.New.Select(entry => entry.Label.Print()).ToHashSet());
        }
    }

    // A cell that took in another one and stayed as it was is no new text.
    private static bool IsWritten(CellComparison cell) => !cell.Old.Any(old => old.Row.Key == cell.New.Row.Key
        && old.Column.Key == cell.New.Column.Key && old.Cell.Canonical == cell.New.Cell.Canonical);

    private static string Print(EditedMatrices.Table table) => table.Print(() => " ");

    private static string Quoted(string text) =>
        string.Concat(text.Split('\n')[..^1].Select(line => $"> {line}\n"));

    private static bool MayHaveRemovedWhatTheOtherChanged(string @base, string remover, string other)
    {
        static List<(string Key, string Line)> Rows(string text) =>
            [.. Given.Matrix(text).Rows.Select(row => (row.Label.Key, text.Split('\n')[row.Line - 1]))];
        var (old, kept, now) = (Rows(@base), Rows(remover), Rows(other));
        var removed = old.FindAll(row => !kept.Exists(it => it.Key == row.Key));

        // One that the other side lacks too may have another name there.
        return removed.Exists(row => !now.Exists(it => it.Key == row.Key))
            || removed.Count > 0 && !now.Where(row => old.Exists(it => it.Key == row.Key)).SequenceEqual(
                old.Where(row => now.Exists(it => it.Key == row.Key)));
    }

    private static string ColumnKeys(string text) =>
        string.Join(' ', Given.Matrix(text).Columns.Select(column => column.Label.Key));

    private static string Canonical(string cell) => Given.Cell(cell).Canonical;

    private static MergeRegion Exchanged(MergeRegion region) => region switch
    {
        MergeRegion.OnlyMine mine => new MergeRegion.OnlyTheirs(mine.Text),
        MergeRegion.OnlyTheirs theirs => new MergeRegion.OnlyMine(theirs.Text),
        MergeRegion.Conflict conflict => new MergeRegion.Conflict(conflict.Base, conflict.Theirs, conflict.Mine),
        _ => region,
    };
}
