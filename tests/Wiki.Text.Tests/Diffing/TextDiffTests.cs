using System.Collections.Immutable;
using Wiki.Text.Diffing;

namespace Wiki.Text.Tests.Diffing;

public class TextDiffTests
{
    [Fact]
    public void A_new_page_is_all_added_and_a_deleted_one_all_removed()
    {
        Assert.Equal(["+1 # KVM", "+2 text"], Shown("", "# KVM\ntext\n"));
        Assert.Equal(["-1 # KVM", "-2 text"], Shown("# KVM\ntext\n", ""));
        Assert.Empty(Shown("", ""));
    }

    [Fact]
    public void A_changed_cell_is_marked_in_its_row() => Assert.Equal(
        ["=1/1 | Feature | KVM |", "~2/2 | Nested | [?] | -> | Nested | [yes since 3.1] |"],
        Shown("| Feature | KVM |\n| Nested | ? |\n", "| Feature | KVM |\n| Nested | yes since 3.1 |\n"));

    [Fact]
    public void A_replaced_phrase_is_one_mark() => Assert.Equal(
        ["~1/1 It runs [in user space] today, unmodified. -> It runs [inside Linux itself] today, unmodified."],
        Shown("It runs in user space today, unmodified.\n", "It runs inside Linux itself today, unmodified.\n"));

    [Fact]
    public void Added_words_are_marked_on_the_new_side_only() => Assert.Equal(
        ["~1/1 Xen needs dom0. -> Xen [always ]needs dom0."],
        Shown("Xen needs dom0.\n", "Xen always needs dom0.\n"));

    [Fact]
    public void An_edited_row_beside_an_inserted_one_is_paired_with_its_own_old_row() => Assert.Equal(
        [
            "+1 | Runs without privileges | no | partial | yes |",
            "~1/2 | Live migration | yes | yes | [no] | -> | Live migration | yes | yes | [partial] |",
        ],
        Shown(
            "| Live migration | yes | yes | no |\n",
            "| Runs without privileges | no | partial | yes |\n| Live migration | yes | yes | partial |\n"));

    [Fact]
    public void Every_row_of_a_matrix_with_a_new_column_is_paired_with_itself()
    {
        var rows = Enumerable.Range(1, 300).Select(i => $"| Feature {i} | yes since 2.{i} | no |").ToList();

        var diff = TextDiff.Between(Join(rows), Join(rows.Select(row => row + " ? |")));

        Assert.Equal(300, diff.Rows.OfType<DiffRow.Changed>().Count(row => row.OldNumber == row.NewNumber));
        Assert.Null(diff.Coarse);
    }

    [Fact]
    public void Lines_with_little_in_common_are_not_paired() => Assert.Equal(
        ["-1 The kernel became the hypervisor.", "+1 User-Mode Linux is a port to itself."],
        Shown("The kernel became the hypervisor.\n", "User-Mode Linux is a port to itself.\n"));

    [Theory]
    [InlineData("text\n", "text  \n", "~1/1 text -> text[  ] (white space)")]
    [InlineData("- item\n", "  - item\n", "~1/1 - item -> [  ]- item (white space)")]
    [InlineData("a b c d\n", "a b\tc d\n", "~1/1 a b[ ]c d -> a b[\t]c d (white space)")]
    [InlineData("\n", "  \n", "~1/1  -> [  ] (white space)")]
    public void A_change_of_white_space_counts_and_is_known_as_such(string old, string @new, string row) =>
        Assert.Equal([row], Shown(old, @new));

    [Fact]
    public void A_change_of_case_counts() =>
        Assert.Equal(["~1/1 [Kvm] runs guests -> [KVM] runs guests"], Shown("Kvm runs guests\n", "KVM runs guests\n"));

    [Theory]
    [InlineData("cafe noir fort\n", "cafe\u0301 noir fort\n", "~1/1 [cafe] noir fort -> [cafe\u0301] noir fort")]
    [InlineData("a 👩‍👩‍👧 family\n", "a 👩‍👩‍👦 family\n", "~1/1 a [👩‍👩‍👧] family -> a [👩‍👩‍👦] family")]
    [InlineData("flag 🇨🇿 here\n", "flag 🇨🇭 here\n", "~1/1 flag [🇨🇿] here -> flag [🇨🇭] here")]
    [InlineData("key 😀 face\n", "key 😁 face\n", "~1/1 key [😀] face -> key [😁] face")]
    [InlineData("שלום עולם טוב\n", "שלום לכם טוב\n", "~1/1 שלום [עולם] טוב -> שלום [לכם] טוב")]
    [InlineData("容器是虚拟化\n", "容器非虚拟化\n", "~1/1 容器[是]虚拟化 -> 容器[非]虚拟化")]
    public void A_mark_holds_whole_characters_of_every_script(string old, string @new, string row) =>
        Assert.Equal([row], Shown(old, @new));

    [Fact]
    public void An_added_paragraph_begins_with_its_text_and_ends_with_its_blank_line() => Assert.Equal(
        ["=1/1 one", "=2/2 ", "+3 two", "+4 ", "=3/5 three"],
        Shown("one\n\nthree\n", "one\n\ntwo\n\nthree\n"));

    [Fact]
    public void A_missing_final_line_feed_is_a_change_of_white_space() =>
        Assert.Equal(["~1/1 end -> end (white space)"], Shown("end", "end\n"));

    [Fact]
    public void A_diff_is_not_applied_to_another_text()
    {
        var diff = TextDiff.Between("one\ntwo\n", "one\n2\n");

        Assert.Throws<ArgumentException>(() => diff.Apply("one\nthree\n"));
        Assert.Throws<ArgumentException>(() => diff.Apply("one\n"));
        Assert.Throws<ArgumentException>(() => diff.Apply("one\ntwo\nthree\n"));
    }

    [Fact]
    public void Lines_count_as_removed_and_added_and_changed_lines_as_both()
    {
        var diff = TextDiff.Between("a\nb\nthe old line here\nc\n", "b\nthe new line here\nc\nd\ne\n");

        Assert.Equal((3, 2, 3), (diff.Changes, diff.RemovedLines, diff.AddedLines));
    }

    [Fact]
    public void A_long_line_with_a_small_change_is_marked_by_words()
    {
        var cells = Enumerable.Range(0, 2000).Select(i => $"cell {i}").ToArray();
        var old = string.Join(" | ", cells) + "\n";
        (cells[3], cells[1990]) = ("changed", "other");

        var diff = TextDiff.Between(old, string.Join(" | ", cells) + "\n");

        var row = Assert.IsType<DiffRow.Changed>(Assert.Single(diff.Rows));
        Assert.Equal(["changed", "other"], row.New.Where(span => span.Marked).Select(span => span.Text));
        Assert.Null(diff.Coarse);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_marked_between_its_first_and_last_difference_and_the_diff_says_so()
    {
        var diff = TextDiff.Between("begin x y x y end\n", "begin y x y y x end\n", new DiffLimits(0, 1000, 0));

        var row = Assert.IsType<DiffRow.Changed>(Assert.Single(diff.Rows));
        Assert.Equal(
            [new DiffSpan("begin ", false), new DiffSpan("y x y y x", true), new DiffSpan(" end", false)], row.New);
        Assert.Equal("In some changed lines more words are marked than differ.", diff.Coarse);
    }

    [Fact]
    public void Passages_beyond_the_limit_are_replaced_whole_and_the_diff_says_so()
    {
        var old = string.Concat(Enumerable.Repeat("a\nb\nc\n", 3000));
        var @new = string.Concat(Enumerable.Repeat("c\nb\na\n", 3000));

        var diff = TextDiff.Between(old, @new);

        Assert.StartsWith("The texts differ very much", diff.Coarse, StringComparison.Ordinal);
        Assert.Equal(@new, diff.Apply(old));
    }

    [Fact]
    public void A_long_text_is_compared_line_by_line_between_its_unique_lines()
    {
        var lines = Enumerable.Range(0, 6000).Select(i => i % 3 == 0 ? "" : $"line {i}").ToList();
        var edited = lines.Select((line, i) => i % 100 == 1 ? $"{line} edited" : line).ToList();

        var diff = TextDiff.Between(Join(lines), Join(edited));

        Assert.Equal(edited.Count(line => line.EndsWith("edited", StringComparison.Ordinal)), diff.Changes);
        Assert.Equal((diff.Changes, diff.Changes), (diff.AddedLines, diff.RemovedLines));
        Assert.Null(diff.Coarse);
    }

    private static string Join(IEnumerable<string> lines) => RandomTexts.Join(lines);

    private static IEnumerable<string> Shown(string old, string @new) =>
        TextDiff.Between(old, @new).Rows.Select(row => row switch
        {
            DiffRow.Unchanged r => $"={r.OldNumber}/{r.NewNumber} {r.Text}",
            DiffRow.Removed r => $"-{r.OldNumber} {r.Text}",
            DiffRow.Added r => $"+{r.NewNumber} {r.Text}",
            DiffRow.Changed r => $"~{r.OldNumber}/{r.NewNumber} {Shown(r.Old)} -> {Shown(r.New)}"
                + (r.WhitespaceOnly ? " (white space)" : ""),
            _ => throw new InvalidOperationException(),
        });

    private static string Shown(ImmutableArray<DiffSpan> spans) =>
        string.Concat(spans.Select(span => span.Marked ? $"[{span.Text}]" : span.Text));
}
