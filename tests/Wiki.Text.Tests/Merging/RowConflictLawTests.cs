using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Merging;
using Wiki.Text.Tests.Blocks;
using Wiki.Text.Tests.Diffing.Facts;

namespace Wiki.Text.Tests.Merging;

public sealed partial class RowConflictLawTests
{
    [Fact]
    public void With_theirs_in_all_cells_the_result_is_their_table_and_my_cells_that_they_did_not_change()
    {
        var conflicts = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var made = new EditedMatrices(seed);
            var table = made.New();
            var (mine, theirs, merged) = (table.Copy(), table.Copy(), table.Copy());
            for (var n = 0; n < 4; n++)
            {
                made.EditCell(mine);
                made.EditCell(theirs);
            }

            for (var i = 0; i < table.Rows.Count; i++)
            {
                foreach (var column in table.Columns.Select(column => column.Key))
                {
                    var their = theirs.Rows[i].Cells[column];
                    var isSame = their == table.Rows[i].Cells[column];
                    merged.Rows[i].Cells[column] = isSame ? mine.Rows[i].Cells[column] : their;
                }
            }

            if (Regions(Print(table), Print(mine), Print(theirs)) is { } regions)
            {
                conflicts++;
                Assert.Equal(MatrixText.Tidy(Given.Matrix(Print(merged))),
                    MatrixText.Tidy(Given.Matrix(Settled(regions, _ => new ChosenRegion(RegionChoice.Theirs)))));
            }
        }

        Assert.InRange(conflicts, 50, 550);
    }

    [Fact]
    public void Cells_that_are_not_to_decide_keep_their_bytes_and_no_choice_adds_or_takes_a_cell() => ForConflicts(
        (regions, random) =>
        {
            foreach (var conflict in regions.OfType<MergeRegion.Conflict>())
            {
                if (conflict.Row is not { RemovedBy: null } row)
                {
                    continue;
                }

                var chosen = row.Cells.Select(_ => Any(random)).ToList();
                var (mine, theirs) = (Typed(conflict.Mine), Typed(conflict.Theirs));
                var result = Typed(RowConflict.Text(conflict, chosen));
                Assert.Equal(theirs.Length, result.Length);
                for (var place = 0; place < result.Length; place++)
                {
                    if (row.Cells.FirstOrDefault(cell => cell.Place == place - 1) is not { } cell)
                    {
                        Assert.Equal(mine[place], result[place]);
                        Assert.Equal(theirs[place], result[place]);
                    }
                    else if (chosen[row.Cells.IndexOf(cell)].Choice != RegionChoice.Own)
                    {
                        Assert.Contains(result[place], new[] { mine[place], theirs[place] });
                    }
                }
            }
        });

    [Fact]
    public void No_choice_of_sides_makes_a_row_stand_twice_or_breaks_the_table()
    {
        var mixed = 0;
        ForConflicts((regions, random) =>
        {
            if (regions.OfType<MergeRegion.Conflict>().All(conflict => conflict.Row is not null))
            {
                mixed++;
                var table = Given.Matrix(Settled(regions, _ => Any(random)));
                Assert.Empty(table.Problems.Where(problem => problem.Code is "M003" or "M004" or "M005" or "M006"));
                Assert.Distinct(table.Rows.Select(row => row.Label.Key));
            }
        });
        Assert.InRange(mixed, 50, 1500);
    }

    // A text of one's own is only for what is no name: two rows would get one name.
    private static string Settled(ImmutableArray<MergeRegion> regions, Func<CellConflict, ChosenRegion> choose) =>
        SettledMerge.Text(regions, [.. regions.OfType<MergeRegion.Conflict>().Select(conflict => conflict.Row switch
        {
            null => new ChosenRegion(RegionChoice.Theirs),
            { RemovedBy: null } row => new ChosenRegion(RegionChoice.Own, RowConflict.Text(conflict,
                [.. row.Cells.Select(cell => IsName(row, cell) ? Side(choose(cell)) : choose(cell))])),
            { Cells: [var cell, ..] } => Side(choose(cell)),
            { RemovedBy: { } side } => new ChosenRegion(side),
        })]);

    private static bool IsName(RowConflict row, CellConflict cell) =>
        cell.Place == 0 || row.Name == "Names of the columns";

    private static ChosenRegion Side(ChosenRegion chosen) =>
        chosen.Choice == RegionChoice.Own ? new ChosenRegion(RegionChoice.Mine) : chosen;

    private static ChosenRegion Any(Random random) => random.Next(4) switch
    {
        0 => new ChosenRegion(RegionChoice.Own, "no | (two\nlines) [^a] \\| x"),
        1 => new ChosenRegion(RegionChoice.Own, ""),
        2 => new ChosenRegion(RegionChoice.Mine),
        _ => new ChosenRegion(RegionChoice.Theirs),
    };

    private static void ForConflicts(Action<ImmutableArray<MergeRegion>, Random> law)
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var made = new EditedMatrices(seed);
            var table = made.New();
            var (mine, theirs) = seed % 2 == 0
                ? (made.EditedUnderSameKeys(table), made.EditedUnderSameKeys(table))
                : (made.Edited(table), made.Edited(table));
            if (Regions(Print(table), mine.Print(made.Blank, made.Spelled), Print(theirs)) is { } regions)
            {
                law(regions, new Random(seed));
            }
        }
    }

    private static ImmutableArray<MergeRegion>? Regions(string @base, string mine, string theirs) =>
        ThreeWayMerge.Merge(@base, mine, theirs) is MergeResult.Conflicted { Regions: var regions } ? regions : null;

    private static string Print(EditedMatrices.Table table) => table.Print(() => " ");

    private static string[] Typed(string line) => Bar().Split(line);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
