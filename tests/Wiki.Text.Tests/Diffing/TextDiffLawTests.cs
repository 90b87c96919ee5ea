using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Diffing;

namespace Wiki.Text.Tests.Diffing;

public class TextDiffLawTests
{
    private static readonly DiffLimits[] Limits =
    [
        DiffLimits.Default, new(0, 0, 0), new(300, 0, 1000), new(0, 1000, 0), new(1000, 1000, 0),
        new(long.MaxValue, long.MaxValue, long.MaxValue),
    ];

    [Fact]
    public void A_diff_applied_to_the_old_text_gives_the_new_one_under_every_limit() => ForRandomPairs((old, @new) =>
    {
        foreach (var limits in Limits)
        {
            Assert.Equal(@new, TextDiff.Between(old, @new, limits).Apply(old));
        }
    });

    [Fact]
    public void A_diff_is_exact_for_any_two_strings_also_such_as_are_never_stored()
    {
        Prop.ForAll<string?, string?>((a, b) =>
        {
            var (old, @new) = (a ?? "", b ?? "");
            return TextDiff.Between(old, @new).Apply(old) == @new;
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

            Assert.Equal(Numbered(old), rows.Select(Old).OfType<(int, string)>());
            Assert.Equal(Numbered(@new), rows.Select(New).OfType<(int, string)>());
        }
    });

    [Fact]
    public void A_text_has_no_change_to_itself() => ForRandomPairs((text, _) =>
    {
        var diff = TextDiff.Between(text, text);

        Assert.All(diff.Rows, row => Assert.IsType<DiffRow.Unchanged>(row));
        Assert.Equal((0, 0, 0, null), (diff.Changes, diff.AddedLines, diff.RemovedLines, diff.Coarse));
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
    public void No_mark_begins_or_ends_inside_a_character() => ForChangedRows(row =>
    {
        foreach (var spans in new[] { row.Old, row.New })
        {
            var line = string.Concat(spans.Select(span => span.Text));
            var characters = StringInfo.ParseCombiningCharacters(line);
            var at = 0;
            foreach (var span in spans)
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
    public void No_fewer_lines_could_be_called_changed() => ForRandomPairs((old, @new) =>
    {
        var unchanged = TextDiff.Between(old, @new).Rows.Count(row => row is DiffRow.Unchanged);

        Assert.Equal(LongestCommonSubsequence(old.Split('\n')[..^1], @new.Split('\n')[..^1]), unchanged);
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

    private static void ForRandomPairs(Action<string, string> law)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var texts = new RandomTexts(seed);
            var old = texts.Lines(40);
            var @new = seed % 5 == 0 ? texts.Lines(40) : texts.Edited(old);
            law(RandomTexts.Join(old), RandomTexts.Join(@new));
        }
    }

    private static void ForChangedRows(Action<DiffRow.Changed> law)
    {
        var rows = new List<DiffRow.Changed>();
        ForRandomPairs((old, @new) => rows.AddRange(Limits.SelectMany(
            limits => TextDiff.Between(old, @new, limits).Rows.OfType<DiffRow.Changed>())));

        Assert.NotEmpty(rows);
        Assert.All(rows, law);
    }

    private static IEnumerable<(int, string)> Numbered(string text) =>
        text.Split('\n')[..^1].Select((line, i) => (i + 1, line));

    private static (int, string)? Old(DiffRow row) => row switch
    {
        DiffRow.Unchanged r => (r.OldNumber, r.Text),
        DiffRow.Changed r => (r.OldNumber, Text(r.Old)),
        DiffRow.Removed r => (r.OldNumber, r.Text),
        _ => null,
    };

    private static (int, string)? New(DiffRow row) => row switch
    {
        DiffRow.Unchanged r => (r.NewNumber, r.Text),
        DiffRow.Changed r => (r.NewNumber, Text(r.New)),
        DiffRow.Added r => (r.NewNumber, r.Text),
        _ => null,
    };

    private static string Text(IEnumerable<DiffSpan> spans) => string.Concat(spans.Select(span => span.Text));

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
