using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Tests.Diffing;

public class TextDiffLawTests
{
    private static readonly DiffLimits[] Limits =
    [
        DiffLimits.Default, new(0, 0, 0), new(1, 1, 1), new(10, 10, 10), new(100, 100, 100), new(1000, 1000, 1000),
        new(300, 0, 1000), new(0, 1000, 0), new(1000, 1000, 0), new(long.MaxValue, long.MaxValue, long.MaxValue),
    ];

    [Fact]
    public void A_diff_leads_from_the_old_text_to_the_new_one_and_back_under_every_limit() =>
        ForRandomPairs((old, @new) => LeadsThereAndBack(old, @new, Limits));

    [Fact]
    public void A_diff_of_hostile_texts_leads_there_and_back_under_every_limit()
    {
        foreach (var (old, @new) in HostileTexts.Pairs)
        {
            LeadsThereAndBack(
                old, @new, DiffLimits.Default, new(0, 0, 0), new(100, 100, 100), new(10_000, 10_000, 10_000));
        }
    }

    [Fact]
    public void A_diff_is_exact_for_any_two_strings_also_such_as_are_never_stored()
    {
        Prop.ForAll<string?, string?>((a, b) =>
        {
            var (old, @new) = (a ?? "", b ?? "");
            var diff = TextDiff.Between(old, @new);
            return diff.Apply(old) == @new && diff.Revert(@new) == old && diff.Changes > 0 == (old != @new);
        }).QuickCheckThrowOnFailure();

        var chars = "ab \n\r\t|é\u0301\ud83d\ude00".ToCharArray();
        var strings = Gen.Elements(chars).ArrayOf().Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(strings, strings, (old, @new) => TextDiff.Between(old, @new).Apply(old) == @new)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void The_rows_are_both_texts_line_by_line_with_their_numbers() => ForRandomPairs((old, @new) =>
    {
        foreach (var limits in Limits)
        {
            var rows = TextDiff.Between(old, @new, limits).Rows;

            Assert.Equal(Numbered(old), rows.Select(row => row.OldLine).OfType<DiffLine>().Select(Numbered));
            Assert.Equal(Numbered(@new), rows.Select(row => row.NewLine).OfType<DiffLine>().Select(Numbered));
        }
    });

    [Fact]
    public void The_two_places_of_a_moved_line_lead_to_each_other_and_belong_to_the_same_passage() => ForRandomPairs(
        (old, @new) =>
        {
            foreach (var limits in Limits)
            {
                var rows = TextDiff.Between(old, @new, limits).Rows;
                var away = rows.OfType<DiffRow.MovedAway>().ToList();
                var here = rows.OfType<DiffRow.MovedHere>().OrderBy(row => row.OldNumber).ToList();

                Assert.Equal(
                    away.Select(row => (row.OldLine.Number, row.NewNumber, row.Move)),
                    here.Select(row => (row.OldNumber, row.NewLine.Number, row.Move)));
                Assert.All(away.Zip(here), row =>
                    Assert.Equal(Unmarked(row.First.OldLine), Unmarked(row.Second.NewLine)));
                foreach (var passage in away.GroupBy(row => row.Move))
                {
                    Assert.Equal((passage.Key.Old.First, passage.Key.Old.Last),
                        (passage.Min(row => row.OldLine.Number), passage.Max(row => row.OldLine.Number)));
                    Assert.Equal((passage.Key.New.First, passage.Key.New.Last),
                        (passage.Min(row => row.NewNumber), passage.Max(row => row.NewNumber)));
                    Assert.Single(passage, row => row.IsFirst);
                }
            }
        });

    [Fact]
    public void What_is_not_marked_in_a_passage_divided_otherwise_is_the_same_on_both_sides_but_for_blanks()
    {
        var passages = new List<List<DiffRow.Resplit>>();
        ForRandomPairs((old, @new) => passages.AddRange(Limits.SelectMany(limits => TextDiff.Between(old, @new, limits)
            .Rows.OfType<DiffRow.Resplit>().GroupBy(row => (row.Old, row.New)).Select(rows => rows.ToList()))));

        Assert.NotEmpty(passages);
        Assert.All(passages, rows =>
        {
            var old = rows.Select(row => row.OldLine).OfType<DiffLine>().ToList();
            var @new = rows.Select(row => row.NewLine).OfType<DiffLine>().ToList();
            Assert.Equal(WithoutBlanks(old.Select(Unmarked)), WithoutBlanks(@new.Select(Unmarked)));
            Assert.Equal(rows[0].Old, new LineRun(old[0].Number, old.Count));
            Assert.Equal(rows[0].New, new LineRun(@new[0].Number, @new.Count));
            Assert.True(old.Count > 1 || @new.Count > 1);
            Assert.Equal([true, .. rows.Skip(1).Select(_ => false)], rows.Select(row => row.IsFirst));
            Assert.Equal(
                WithoutBlanks(old.Select(line => line.Text)) == WithoutBlanks(@new.Select(line => line.Text)),
                rows[0].WhitespaceOnly);
        });
    }

    [Fact]
    public void Neither_place_of_a_pair_of_texts_matters_to_whether_it_differs() => ForRandomPairs((old, @new) =>
        Assert.Equal(TextDiff.Between(old, @new).Changes > 0, TextDiff.Between(@new, old).Changes > 0));

    [Fact]
    public void A_text_has_no_change_to_itself() => ForRandomPairs((text, _) =>
    {
        var diff = TextDiff.Between(text, text);

        Assert.All(diff.Rows, row => Assert.IsType<DiffRow.Unchanged>(row));
        Assert.Equal((0, default, null), (diff.Changes, diff.Counts, diff.Coarse));
    });

    [Fact]
    public void What_is_not_marked_in_a_changed_line_is_the_same_on_both_sides() => ForChangedRows(row =>
    {
        Assert.Equal(
            string.Concat(row.Old.Where(span => !span.Marked).Select(span => span.Text)),
            string.Concat(row.New.Where(span => !span.Marked).Select(span => span.Text)));
        Assert.Contains(row.Old.Concat(row.New), span => span.Marked);
        Assert.All(new[] { row.Old, row.New }, spans => Assert.All(spans.Zip(spans.Skip(1)), neighbours =>
            Assert.NotEqual(neighbours.First.Marked, neighbours.Second.Marked)));
    });

    [Fact]
    public void No_mark_begins_or_ends_inside_a_character() => ForRows<DiffRow>(row =>
    {
        foreach (var line in new[] { row.OldLine, row.NewLine }.OfType<DiffLine>())
        {
            var characters = StringInfo.ParseCombiningCharacters(line.Text).ToHashSet();
            var at = 0;
            foreach (var span in line.Spans)
            {
                Assert.Contains(at, characters);
                at += span.Text.Length;
            }
        }
    });

    [Fact]
    public void A_changed_line_is_called_white_space_only_exactly_when_the_rest_is_the_same() => ForChangedRows(row =>
    {
        var (old, @new) = (Text(row.Old), Text(row.New));
        Assert.Equal(
            old.Where(c => !char.IsWhiteSpace(c)).SequenceEqual(@new.Where(c => !char.IsWhiteSpace(c))),
            row.WhitespaceOnly);
    });

    [Fact]
    public void Texts_that_are_the_same_but_for_white_space_are_said_to_be_under_every_limit()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var texts = new RandomTexts(seed);
            var old = RandomTexts.Join(seed % 2 == 0 ? texts.Lines(30) : texts.Prose(5));
            var @new = texts.Respaced(old);
            foreach (var limits in Limits)
            {
                var diff = TextDiff.Between(old, @new, limits);

                Assert.Equal((@new, old), (diff.Apply(old), diff.Revert(@new)));
                Assert.All(diff.Rows, row => Assert.True(row is DiffRow.Unchanged
                    || row is DiffRow.Changed { WhitespaceOnly: true } or DiffRow.Resplit { WhitespaceOnly: true }
                    || string.IsNullOrWhiteSpace((row.OldLine ?? row.NewLine)!.Text), $"Seed {seed}: {row}"));
            }
        }
    }

    [Fact]
    public void Lines_are_kept_as_many_as_can_be_but_for_blank_ones_between_lines_that_continue_each_other() =>
        ForRandomPairs((old, @new) =>
        {
            var kept = TextDiff.Between(old, @new).Rows.OfType<DiffRow.Unchanged>().ToList();
            var most = LongestCommonSubsequence(old.Split('\n')[..^1], @new.Split('\n')[..^1]);
            var mostWithText = LongestCommonSubsequence(WithText(old), WithText(@new));

            Assert.InRange(kept.Count, mostWithText, most);
        });

    [Fact]
    public void Folding_keeps_every_row_in_order_and_numbers_the_changes() => ForRandomPairs((old, @new) =>
    {
        var diff = TextDiff.Between(old, @new);
        for (var context = 0; context < 5; context++)
        {
            var segments = diff.Fold(context);

            Assert.Equal(diff.Rows, segments.SelectMany(segment => segment.Rows));
            Assert.Equal(
                Enumerable.Range(1, diff.Changes),
                segments.OfType<DiffSegment.Change>().Select(change => change.Number));
            Assert.All(segments, segment => Assert.All(segment.Rows, row =>
                Assert.Equal(segment is not DiffSegment.Change, row is DiffRow.Unchanged)));
        }
    });

    private static void LeadsThereAndBack(string old, string @new, params DiffLimits[] allLimits)
    {
        foreach (var limits in allLimits)
        {
            var diff = TextDiff.Between(old, @new, limits);

            Assert.Equal(@new, diff.Apply(old));
            Assert.Equal(old, diff.Revert(@new));
            Assert.Equal(old != @new, diff.Changes > 0);
        }
    }

    private static void ForRandomPairs(Action<string, string> law)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var texts = new RandomTexts(seed);
            var old = texts.Lines(40);
            var @new = seed % 5 == 0 ? texts.Lines(40) : texts.Edited(old);
            law(RandomTexts.Join(old), RandomTexts.Join(@new));

            if (seed % 4 == 0)
            {
                var prose = texts.Prose(20);
                law(RandomTexts.Join(prose), RandomTexts.Join(texts.Rearranged(prose)));
            }
        }
    }

    private static void ForChangedRows(Action<DiffRow.Changed> law) => ForRows(law);

    private static void ForRows<T>(Action<T> law)
    {
        var rows = new List<T>();
        ForRandomPairs((old, @new) => rows.AddRange(Limits.SelectMany(
            limits => TextDiff.Between(old, @new, limits).Rows.OfType<T>())));

        Assert.NotEmpty(rows);
        Assert.All(rows, law);
    }

    private static string[] WithText(string text) =>
        [.. text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];

    private static IEnumerable<(int, string)> Numbered(string text) =>
        text.Split('\n')[..^1].Select((line, i) => (i + 1, line));

    private static (int, string) Numbered(DiffLine line) => (line.Number, line.Text);

    private static string Text(IEnumerable<DiffSpan> spans) => string.Concat(spans.Select(span => span.Text));

    private static string Unmarked(DiffLine line) => Text(line.Spans.Where(span => !span.Marked));

    private static string WithoutBlanks(IEnumerable<string> lines) =>
        string.Concat(string.Concat(lines).Where(c => !char.IsWhiteSpace(c)));

    private static int LongestCommonSubsequence(string[] a, string[] b)
    {
        var lengths = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                lengths[i, j] = a[i - 1] == b[j - 1]
                    ? lengths[i - 1, j - 1] + 1
                    : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[a.Length, b.Length];
    }
}
