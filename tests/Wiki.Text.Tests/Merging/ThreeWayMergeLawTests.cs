using Wiki.Text.Merging;
using Wiki.Text.Tests.Diffing;

namespace Wiki.Text.Tests.Merging;

public class ThreeWayMergeLawTests
{
    [Fact]
    public void Merging_with_an_unchanged_side_gives_the_other_side() => ForCases((@base, mine, theirs) =>
    {
        Assert.Equal(new MergeResult.Clean(theirs), ThreeWayMerge.Merge(@base, @base, theirs));
        Assert.Equal(new MergeResult.Clean(mine), ThreeWayMerge.Merge(@base, mine, @base));
    });

    [Fact]
    public void What_both_sides_changed_alike_is_taken_once() => ForCases((@base, mine, _) =>
        Assert.Equal(new MergeResult.Clean(mine), ThreeWayMerge.Merge(@base, mine, mine)));

    [Fact]
    public void Exchanging_the_sides_exchanges_nothing_but_their_names() => ForCases((@base, mine, theirs) =>
    {
        var there = ThreeWayMerge.Merge(@base, mine, theirs);
        var back = ThreeWayMerge.Merge(@base, theirs, mine);

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
    public void No_line_that_either_side_newly_wrote_is_missing_from_a_clean_merge() => ForCases(
        (@base, mine, theirs) =>
        {
            if (ThreeWayMerge.Merge(@base, mine, theirs) is MergeResult.Clean clean)
            {
                AssertNothingMissing(@base, [mine, theirs], clean.Text);
            }
        });

    [Fact]
    public void No_line_that_either_side_newly_wrote_is_missing_from_a_conflict() => ForCases((@base, mine, theirs) =>
    {
        if (ThreeWayMerge.Merge(@base, mine, theirs) is MergeResult.Conflicted conflicted)
        {
            AssertNothingMissing(@base, [mine], string.Concat(conflicted.Regions.Select(Mine)));
            AssertNothingMissing(@base, [theirs], string.Concat(conflicted.Regions.Select(Theirs)));
        }
    });

    [Fact]
    public void A_conflict_has_three_different_texts() => ForCases((@base, mine, theirs) =>
    {
        if (ThreeWayMerge.Merge(@base, mine, theirs) is MergeResult.Conflicted conflicted)
        {
            var conflicts = conflicted.Regions.OfType<MergeRegion.Conflict>().ToList();

            Assert.NotEmpty(conflicts);
            Assert.All(conflicts, conflict =>
            {
                // A row that one side removed and the other only moved still says the same.
                if (conflict.Row is not { RemovedBy: not null, Cells: [] })
                {
                    Assert.Distinct([conflict.Base, conflict.Mine, conflict.Theirs]);
                }
            });
        }
    });

    [Fact]
    public void Wherever_git_merges_cleanly_the_merge_is_clean_and_the_same()
    {
        // When most lines occur several times, a text has many shortest diffs, and the merge must find git's.
        var cases = Enumerable.Range(0, 2000).Select(seed => new RandomArticles(seed).Case())
            .Concat(Enumerable.Range(0, 1000).Select(seed => Repetitive(new Random(seed)))).ToList();
        var merges = GitMergeFile.Of(cases);

        Assert.InRange(merges.Take(2000).Count(merge => merge != null), 800, 1800);
        Assert.InRange(merges.Skip(2000).Count(merge => merge != null), 300, 900);
        Assert.All(cases.Zip(merges).Where(merge => merge.Second != null), merge => Assert.Equal(
            new MergeResult.Clean(merge.Second!),
            ThreeWayMerge.Merge(merge.First.Base, merge.First.Mine, merge.First.Theirs)));
    }

    // Half of the cases are like real edits. The other half have so few different lines that nearly everything is
    // ambiguous, and some of them lack the final line feed.
    private static void ForCases(Action<string, string, string> law)
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var (@base, mine, theirs) = new RandomArticles(seed).Case();
            law(@base, mine, theirs);

            var random = new Random(seed);
            law(Ambiguous(random), Ambiguous(random), Ambiguous(random));
        }
    }

    private static string Ambiguous(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(9)).Select(_ => "abcd"[random.Next(4)].ToString());
        var text = RandomTexts.Join(lines);
        return random.Next(5) == 0 ? text.TrimEnd('\n') : text;
    }

    // Few different lines, and a few edits on each side.
    private static (string Base, string Mine, string Theirs) Repetitive(Random random)
    {
        var different = random.Next(2, 5);
        var @base = Enumerable.Range(0, random.Next(4, 13)).Select(_ => Line()).ToList();
        return (RandomTexts.Join(@base), Edited(), Edited());

        string Line() => $"line {random.Next(different)}";

        string Edited()
        {
            var lines = @base.ToList();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(lines.Count);
                switch (random.Next(3))
                {
                    case 0:
                        lines.Insert(at, Line());
                        break;
                    case 1 when lines.Count > 1:
                        lines.RemoveAt(at);
                        break;
                    default:
                        lines[at] = Line();
                        break;
                }
            }

            return RandomTexts.Join(lines);
        }
    }

    // Rows of a table are merged cell by cell, so their cells are there, and not always in one line.
    private static void AssertNothingMissing(string @base, string[] sides, string merged)
    {
        var known = Pieces(@base).ToHashSet();
        var pieces = Pieces(merged).CountBy(piece => piece).ToDictionary();
        foreach (var (piece, times) in sides.SelectMany(side => Pieces(side).CountBy(piece => piece)))
        {
            var least = piece.Contains('\n', StringComparison.Ordinal) ? 1 : times;
            Assert.True(known.Contains(piece) || pieces.GetValueOrDefault(piece) >= least, $"\"{piece}\" is missing.");
        }
    }

    private static IEnumerable<string> Pieces(string text) => text.Split('\n').SelectMany(line =>
        line.StartsWith('|') ? line.Split('|').Select(cell => $"{cell.Trim()}\n") : [line]);

    private static MergeRegion Exchanged(MergeRegion region) => region switch
    {
        MergeRegion.OnlyMine mine => new MergeRegion.OnlyTheirs(mine.Text),
        MergeRegion.OnlyTheirs theirs => new MergeRegion.OnlyMine(theirs.Text),
        MergeRegion.Conflict conflict => new MergeRegion.Conflict(conflict.Base, conflict.Theirs, conflict.Mine),
        _ => region,
    };

    private static string Mine(MergeRegion region) => region switch
    {
        MergeRegion.Agreed agreed => agreed.Text,
        MergeRegion.OnlyMine mine => mine.Text,
        MergeRegion.Conflict conflict => conflict.Mine,
        _ => "",
    };

    private static string Theirs(MergeRegion region) => Mine(Exchanged(region));
}
