using Wiki.Text.Anchors;
using Wiki.Text.Diffing;
using Wiki.Text.Tests.Diffing;

namespace Wiki.Text.Tests.Anchors;

public sealed class CarriedLinesTests
{
    [Fact]
    public void Every_line_of_a_text_carries_to_itself_in_the_same_text() => ForRandomPairs((old, _) =>
    {
        var lines = CarriedLines.Between(Text(old), Text(old));
        Assert.Equal(old.Count, lines.Count);
        Assert.All(Enumerable.Range(1, old.Count), line => Assert.Equal(line, lines.Of(line)));
    });

    [Fact]
    public void A_line_that_the_diff_shows_as_unchanged_carries_to_exactly_that_line() => ForRandomPairs((old, @new) =>
    {
        var lines = CarriedLines.Between(Text(old), Text(@new));
        Assert.All(TextDiff.Between(Text(old), Text(@new)).Rows.OfType<DiffRow.Unchanged>(), row =>
        {
            Assert.Equal(row.NewNumber, lines.Of(row.OldNumber));
            Assert.Equal(old[row.OldNumber - 1], @new[row.NewNumber - 1]);
        });
    });

    [Fact]
    public void Lines_inserted_above_shift_every_line_by_their_number() => ForRandomPairs((old, other) =>
    {
        var above = other.Select((line, i) => $"inserted {i} {line}").ToList();
        var lines = CarriedLines.Between(Text(old), Text([.. above, .. old]));
        Assert.All(Enumerable.Range(1, old.Count), line => Assert.Equal(line + above.Count, lines.Of(line)));
    });

    [Fact]
    public void Lines_added_below_move_nothing() => ForRandomPairs((old, other) =>
    {
        var lines = CarriedLines.Between(Text(old), Text([.. old, .. other.Select(line => "added " + line)]));
        Assert.All(Enumerable.Range(1, old.Count), line => Assert.Equal(line, lines.Of(line)));
    });

    [Fact]
    public void A_carried_line_stays_inside_the_text_and_has_words_of_the_line_it_continues() =>
        ForRandomPairs((old, @new) =>
        {
            var lines = CarriedLines.Between(Text(old), Text(@new));
            var divided = TextDiff.Between(Text(old), Text(@new)).Rows.OfType<DiffRow.Resplit>()
                .Select(row => row.OldLine?.Number ?? 0).ToHashSet();
            for (var line = 1; line <= old.Count; line++)
            {
                if (lines.Of(line) is { } carried)
                {
                    Assert.InRange(carried, 1, @new.Count);
                    if (divided.Contains(line))
                    {
                        continue; // The words may be a line above or below.
                    }

                    var (before, after) = (old[line - 1], @new[carried - 1]);
                    Assert.True(
                        before == after || Characters(before).Overlaps(Characters(after)) || IsBlank(before, after),
                        $"\"{before}\" is not continued by \"{after}\".");
                }
            }
        });

    [Fact]
    public void Only_lines_that_were_joined_are_continued_by_the_same_line() => ForRandomPairs((old, @new) =>
    {
        var lines = CarriedLines.Between(Text(old), Text(@new));
        var joined = TextDiff.Between(Text(old), Text(@new)).Rows.OfType<DiffRow.Resplit>()
            .Select(row => row.OldLine?.Number ?? 0).ToHashSet();
        var carried = Enumerable.Range(1, old.Count).Where(line => !joined.Contains(line))
            .Select(lines.Of).OfType<int>().ToList();
        Assert.Equal(carried.Distinct(), carried);
    });

    [Fact]
    public void A_line_that_stands_once_in_either_text_is_continued_by_itself() => ForRandomPairs((old, @new) =>
    {
        var lines = CarriedLines.Between(Text(old), Text(@new));
        foreach (var line in old.Where(line => line.Any(char.IsLetterOrDigit)
            && old.Count(it => it == line) == 1 && @new.Count(it => it == line) == 1))
        {
            Assert.Equal(@new.IndexOf(line) + 1, lines.Of(old.IndexOf(line) + 1));
        }
    });

    [Fact]
    public void A_changed_line_is_carried_and_a_removed_one_is_outdated()
    {
        const string old = "# KVM\n\nKVM came in 2.6.20, released in 2007.\nIt needs hardware assistance.\n";
        const string edited = "# KVM\n\nA new line.\n\nKVM came in 2.6.20, released in February 2007.\n";
        Assert.Equal(5, Carry(old, edited, 3));
        Assert.Null(Carry(old, edited, 4));
    }

    [Fact]
    public void A_line_that_was_moved_is_found_where_it_stands_now()
    {
        const string old = "# UML\n\nOne line about UML.\n\nSecond.\n\nThird.\n\nFourth.\n";
        const string moved = "# UML\n\nSecond.\n\nThird.\n\nFourth.\n\nOne line about UML.\n";
        Assert.Equal(9, Carry(old, moved, 3));
    }

    [Fact]
    public void A_line_that_was_joined_with_the_next_is_carried_to_the_line_that_has_both()
    {
        const string old = "# UML\n\nUML runs Linux as an\nordinary process of the host.\n\nThe end.\n";
        const string joined = "# UML\n\nNew.\n\nUML runs Linux as an ordinary process of the host.\n\nThe end.\n";
        Assert.Equal([5, 5], new[] { 3, 4 }.Select(line => Carry(old, joined, line)));
        Assert.Equal(3, Carry(joined, old, 5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_line_that_the_text_does_not_have_is_carried_nowhere(int line) =>
        Assert.Null(Carry("a\nb\n", "a\nb\nc\n", line));

    [Fact]
    public void An_excerpt_has_two_lines_on_either_side_with_their_numbers()
    {
        var excerpt = Excerpt.Of("1\n2\n3\n4\n5\n6\n7", 4)!;
        Assert.Equal("4", excerpt.Line);
        Assert.Equal([(2, "2"), (3, "3"), (4, "4"), (5, "5"), (6, "6")], excerpt.Numbered);
        Assert.Equal([(1, "1"), (2, "2"), (3, "3")], Excerpt.Of("1\n2\n3\n4", 1)!.Numbered);
        Assert.Null(Excerpt.Of("1\n", 2));
        Assert.Null(Excerpt.Of("", 1));
    }

    [Fact]
    public void An_excerpt_of_a_very_long_line_is_cut_and_never_inside_a_character()
    {
        for (var before = 0; before < 4; before++)
        {
            var line = Excerpt.Of(new string('a', Excerpt.MostCharacters - before) + "😀😀😀", 1)!.Line;
            Assert.True(line.Length <= Excerpt.MostCharacters);
            Assert.False(char.IsHighSurrogate(line[^2]));
        }
    }

    private static int? Carry(string old, string @new, int line) => CarriedLines.Between(old, @new).Of(line);

    private static HashSet<char> Characters(string line) => [.. line.Where(c => !char.IsWhiteSpace(c))];

    private static bool IsBlank(string a, string b) => string.IsNullOrWhiteSpace(a) && string.IsNullOrWhiteSpace(b);

    private static string Text(IEnumerable<string> lines) => RandomTexts.Join(lines);

    private static void ForRandomPairs(Action<List<string>, List<string>> check)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var texts = new RandomTexts(seed);
            var old = texts.Lines(40);
            check(old, texts.Edited(old));
        }
    }
}
