using Wiki.Core.Comparing;
using Wiki.Text.Diffing;

namespace Wiki.Web.Tests.Comparing;

public sealed class UnifiedTextTests
{
    [Fact]
    public void Every_line_that_differs_is_there_once_in_its_order_and_what_is_near_is_the_new_text()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var (old, @new) = (Text(random), Text(random));
            var diff = TextDiff.Between(old, @new);
            var lines = UnifiedText.Write(diff, int.MaxValue);
            Assert.Equal(diff.Counts.Removed + diff.Counts.Changed, lines.Count(line => line[0] == '-'));
            Assert.Equal(diff.Counts.Added + diff.Counts.Changed, lines.Count(line => line[0] == '+'));
            Assert.Equal(2 * diff.Rows.OfType<DiffRow.MovedHere>().Select(row => row.Move).Distinct().Count(),
                lines.Count(line => line[0] == '…'));
            Assert.True(IsWithin(lines.Where(line => line[0] is '-' or ' '), old));
            Assert.True(IsWithin(lines.Where(line => line[0] is '+' or ' '), @new));
        }
    }

    [Fact]
    public void A_change_in_a_long_text_comes_with_its_place_and_two_lines_around_it()
    {
        var old = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n"));
        var lines = Of(old, old.Replace("line 10\n", "other\n", StringComparison.Ordinal), 50);
        Assert.Equal(
            ["@@ line 8 @@", " line 8", " line 9", "-line 10", "+other", " line 11", " line 12"], lines);
    }

    [Fact]
    public void A_section_that_moved_is_named_at_both_places_and_only_the_line_that_changed_is_shown()
    {
        const string section = "## LXC\n\nIt shares the kernel of the host with all its guests.\n\nIt is small.\n\n";
        var rest = string.Concat(Enumerable.Range(1, 9).Select(i => $"Paragraph {i} about something.\n\n"));
        Assert.Equal(
            [
                "@@ line 1 @@", "… lines 1–6 moved from lines 19–24",
                "-It shares the kernel of the host with all its guests.",
                "+It never shares the kernel of the host with all its guests.",
                " Paragraph 1 about something.", " ", "@@ line 23 @@", " Paragraph 9 about something.", " ",
                "… lines 19–24 moved to lines 1–6",
            ],
            Of(rest + section, section.Replace("It shares", "It never shares", StringComparison.Ordinal) + rest, 50));
    }

    [Fact]
    public void What_is_too_long_is_cut_and_says_so()
    {
        var lines = Of("", string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}\n")), 10);
        Assert.Equal(11, lines.Count);
        Assert.Equal("… 91 more lines", lines[^1]);
    }

    [Theory]
    [InlineData("one", "two")]
    [InlineData("", "inserted ")]
    [InlineData("removed ", "")]
    public void A_word_that_differs_far_inside_a_long_line_is_shown(string before, string after)
    {
        string Line(string word) =>
            $"{string.Concat(Enumerable.Range(1, 200).Select(i => $"{i} \ud83d\ude00 "))}{word}"
            + string.Concat(Enumerable.Range(300, 200).Select(i => $"{i} "));
        var lines = Of(Line(before), Line(after), 10);
        Assert.Equal(3, lines.Count);
        Assert.NotEqual(lines[1][1..], lines[2][1..]);
        Assert.Contains(before, lines[1], StringComparison.Ordinal);
        Assert.Contains(after, lines[2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 420));
        Assert.All(lines, line => Assert.Equal(line, string.Concat(line.EnumerateRunes().Select(rune => $"{rune}"))));
    }

    private static IReadOnlyList<string> Of(string old, string @new, int most) =>
        UnifiedText.Write(TextDiff.Between(old, @new), most);

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => $"line {random.Next(6)}\n"));

    private static bool IsWithin(IEnumerable<string> marked, string text)
    {
        var rest = new Queue<string>(text.Split('\n'));
        return marked.All(line =>
        {
            while (rest.TryDequeue(out var next))
            {
                if (next == line[1..])
                {
                    return true;
                }
            }

            return false;
        });
    }
}
