using System.Collections.Immutable;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

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
        Assert.Throws<ArgumentException>(() => diff.Apply("one\ntwo"));
        Assert.Throws<ArgumentException>(() => diff.Revert("one\ntwo\n"));
    }

    [Fact]
    public void A_line_that_stays_counts_once_as_changed_added_or_removed()
    {
        var diff = TextDiff.Between("a\nb\nthe old line here\nc\n", "b\nthe new line here\nc\nd\ne\n");

        Assert.Equal((3, new DiffCounts(1, 0, 0, 2, 1)), (diff.Changes, diff.Counts));
        Assert.Equal("1 line changed, 2 added, 1 removed", diff.Counts.Words());
    }

    [Theory]
    [InlineData("", "6 lines moved")]
    [InlineData("not ", "1 line changed, 6 moved")]
    public void A_line_that_moved_and_was_changed_counts_as_both(string word, string counts)
    {
        const string section = "## LXC\n\nIt does {0}share the kernel of the host.\n\nIt is small and fast.\n\n";
        var rest = string.Concat(Enumerable.Range(1, 9).Select(i => $"Paragraph {i} says something else.\n\n"));
        string Section(string it) => section.Replace("{0}", it, StringComparison.Ordinal);

        Assert.Equal(counts, TextDiff.Between(rest + Section(""), Section(word) + rest).Counts.Words());
        Assert.Equal(counts, TextDiff.Between(Section("") + rest, rest + Section(word)).Counts.Words());
    }

    [Fact]
    public void A_paragraph_wrapped_anew_counts_its_lines_as_rewrapped_and_those_with_another_word_as_changed()
    {
        const string old = "User-Mode Linux is a port of the Linux kernel to its own\n"
            + "system call interface, and its author expects it to use\n";

        Assert.Equal("3 lines rewrapped", Counts("User-Mode Linux is a port of the Linux\nkernel to its own "
            + "system call\ninterface, and its author expects it to use\n"));
        Assert.Equal("1 line changed, 2 rewrapped", Counts("User-Mode Linux is a port of the whole Linux\nkernel to "
            + "its own system call\ninterface, and its author expects it to use\n"));
        Assert.Equal("no line changed", Counts(old));

        string Counts(string @new) => TextDiff.Between(old, @new).Counts.Words();
    }

    [Fact]
    public void Items_of_a_list_in_another_order_have_moved_and_none_was_changed()
    {
        string[] items = ["- one", "- two delta", "* KVM", "  - four delta item", "+ 5"];
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < items.Length; j++)
            {
                var moved = items.ToList();
                moved.RemoveAt(i);
                moved.Insert(j, items[i]);
                var counts = TextDiff.Between(Join(["Some", "", .. items, "", "text"]),
                    Join(["Some", "", .. moved, "", "text"])).Counts;
                Assert.Equal(counts with { Moved = 0 }, default);
                Assert.Equal(i == j ? 0 : 1, Math.Min(1, counts.Moved));
            }
        }
    }

    [Fact]
    public void An_item_that_two_lists_have_says_too_little_to_have_moved()
    {
        var diff = TextDiff.Between("- yes\n- yes\n\nA line between.\n\nAnother.\n",
            "A line between.\n\nAnother.\n\n- yes\n- yes\n");

        Assert.Equal(0, diff.Counts.Moved);
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
        Assert.Equal("In some changed lines, more words are marked than differ.", diff.Coarse);
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
        Assert.Equal((diff.Changes, 0), (diff.Counts.ToRead, diff.Counts.Moved));
        Assert.Null(diff.Coarse);
    }

    [Fact]
    public void A_moved_paragraph_is_shown_at_both_places_with_the_edit_inside_it() => Assert.Equal(
        [
            ">1>5 Xen needs a privileged guest that is called [dom0] to run its drivers.",
            ">2>6 ",
            "=3/1 KVM came out of the blue.",
            "=4/2 ",
            "=5/3 Containers share one kernel.",
            "=6/4 ",
            "<5<1 Xen needs a privileged guest that is called [Linux] to run its drivers.",
            "<6<2 ",
        ],
        Shown(
            $"{Privileged("dom0")}\n\nKVM came out of the blue.\n\nContainers share one kernel.\n\n",
            $"KVM came out of the blue.\n\nContainers share one kernel.\n\n{Privileged("Linux")}\n\n"));

    [Fact]
    public void A_table_row_that_changes_its_place_has_moved() => Assert.Equal(
        [">1>3 | Live migration | yes | no | partial |", "=2/1 | Nested | no |", "=3/2 | Hot plug | ? |",
            "<3<1 | Live migration | yes | no | partial |"],
        Shown("| Live migration | yes | no | partial |\n| Nested | no |\n| Hot plug | ? |\n",
            "| Nested | no |\n| Hot plug | ? |\n| Live migration | yes | no | partial |\n"));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("|-------------------|------------------|")]
    [InlineData("- - -")]
    [InlineData("KVM")]
    [InlineData("## Memory")]
    public void A_line_that_says_little_does_not_move(string line)
    {
        const string rest = "A first line of text.\nA second one.\n";

        Assert.Equal(0, TextDiff.Between($"{line}\n{rest}", $"{rest}{line}\n").Counts.Moved);
    }

    [Fact]
    public void Lines_edited_inside_a_moved_section_belong_to_it()
    {
        string[] section =
        [
            "## Memory management", "", "Ballooning takes memory back from guests.", "", "Pages can be shared.", "",
            "Swapping is left to the host itself.",
        ];
        string[] rest = [.. Enumerable.Range(0, 20).Select(i => $"Something else entirely, numbered {i}.")];
        string[] edited = [.. section[..4], "Equal pages of guests can be shared by the kernel.", .. section[5..]];

        var diff = TextDiff.Between(Join([.. section, .. rest]), Join([.. rest, .. edited]));

        var move = Assert.Single(diff.Rows.OfType<DiffRow.MovedHere>().Select(row => row.Move).Distinct());
        Assert.Equal((new LineRun(1, 7), new LineRun(21, 7)), (move.Old, move.New));
    }

    [Fact]
    public void A_split_paragraph_has_only_the_new_word_marked() => Assert.Equal(
        [
            "%1/1 Paravirtualization crept into the kernel. KVM came out of the blue and uses it where it can."
                + " -> Paravirtualization crept into the kernel.",
            "%/2  -> ",
            "%/3  -> KVM came out of the blue and [now] uses it where it can.",
        ],
        Shown("Paravirtualization crept into the kernel. KVM came out of the blue and uses it where it can.\n",
            "Paravirtualization crept into the kernel.\n\nKVM came out of the blue and now uses it where it can.\n"));

    [Fact]
    public void Two_paragraphs_that_were_joined_are_one_passage() => Assert.Equal(
        [(new LineRun(1, 3), new LineRun(1, 1), true)],
        Passages("Paravirtualization crept into the kernel.\n\nKVM came out of the blue and uses it.\n",
            "Paravirtualization crept into the kernel. KVM came out of the blue and uses it.\n"));

    [Fact]
    public void A_paragraph_split_into_many_lines_is_one_passage()
    {
        var sentences = Enumerable.Range(1, 12)
            .Select(i => $"Sentence {i} speaks of system{i} and of feature{i}.").ToList();

        var passage = Assert.Single(
            Passages(string.Join(' ', sentences) + "\n", string.Join("\n\n", sentences) + "\n"));

        Assert.Equal((new LineRun(1, 1), new LineRun(1, 23), true), passage);
    }

    [Fact]
    public void A_paragraph_wrapped_anew_after_an_edit_has_only_the_edit_marked()
    {
        const string old = "User-Mode Linux is a port of the Linux kernel to its own\n"
            + "system call interface, and its author expects it to use\n"
            + "KVM one day, which makes it a guest like any other.\n";
        const string @new = "User-Mode Linux is a port of the whole Linux kernel to its\n"
            + "own system call interface, and its author expects it to\n"
            + "use KVM one day, which makes it a guest like any other.\n";

        var rows = TextDiff.Between(old, @new).Rows;

        Assert.All(rows, row => Assert.IsType<DiffRow.Resplit>(row));
        Assert.Equal(["whole"], rows.SelectMany(row => (row.OldLine?.Spans ?? []).Concat(row.NewLine?.Spans ?? []))
            .Where(span => span.Marked).Select(span => span.Text));
    }

    [Fact]
    public void Lines_added_below_a_changed_one_are_no_part_of_it() => Assert.Equal(
        [
            "~1/1 A paragraph of two lines that ends with a [full stop] ->"
                + " A paragraph of two lines that ends with a [comma, and more]",
            "+2 Nothing in this sentence stood there before this revision",
        ],
        Shown("A paragraph of two lines that ends with a full stop\n",
            "A paragraph of two lines that ends with a comma, and more\n"
            + "Nothing in this sentence stood there before this revision\n"));

    [Fact]
    public void In_a_table_padded_anew_the_one_changed_cell_is_the_only_row_that_says_more()
    {
        var old = Enumerable.Range(1, 40).Select(i => $"| Feature {i} | yes since 2.{i} | no |").ToList();
        old.Insert(1, "|---|---|---|");
        var padded = old.ConvertAll(row => row.StartsWith("|--", StringComparison.Ordinal)
            ? "|------------|----------------|-----|"
            : row.Replace(" | ", "   | ", StringComparison.Ordinal));
        padded[20] = padded[20].Replace("no", "partial", StringComparison.Ordinal);

        var diff = TextDiff.Between(Join(old), Join(padded));

        var row = Assert.Single(diff.Rows.OfType<DiffRow.Changed>(), row => row.Kind == ChangeKind.Visible);
        Assert.Equal((21, 21), (row.OldNumber, row.NewNumber));
        Assert.Equal(["In 40 lines, only white space and the dashes of table rules changed."], diff.Notes);
    }

    [Fact]
    public void A_table_padded_anew_beside_other_edits_has_not_moved()
    {
        var table = Enumerable.Range(1, 10).Select(i => $"| Feature {i} | yes since 2.{i} | no |").ToList();
        var padded = table.ConvertAll(row => row.Replace(" | ", "    | ", StringComparison.Ordinal));
        string[] old = ["Some text that goes.", "", .. table, "", "The end."];
        string[] @new =
            ["Another beginning.", "", "One more.", "", .. padded, "", "A paragraph that is new.", "", "The end."];

        var diff = TextDiff.Between(Join(old), Join(@new));

        Assert.Equal(0, diff.Counts.Moved);
        Assert.Equal(10, diff.Rows.OfType<DiffRow.Changed>().Count(row => row.WhitespaceOnly));
    }

    [Theory]
    [InlineData("one\r\ntwo\r\n", "one\ntwo\n", "In 2 lines, only the carriage return at the end changed.")]
    [InlineData("one\ntwo", "one\ntwo\n", "The last line now ends with a line feed.")]
    [InlineData("one\ntwo\n", "one\n2", "The last line no longer ends with a line feed.")]
    public void What_ends_lines_counts_and_is_said(string old, string @new, string note) =>
        Assert.Equal([note], TextDiff.Between(old, @new).Notes);

    [Theory]
    [InlineData("a\n\n\nb\n", "a\n\nb\n", "Only blank lines were added or removed.")]
    [InlineData("a b\n\nc\n", "a  b\n\n\nc\n",
        "In 1 line, only white space changed. Apart from that, only blank lines were added or removed.")]
    [InlineData("a\nb\n", "a\n\nb, c\n", "")]
    public void Blank_lines_are_said_to_be_all_that_came_or_went_where_they_are(
        string old, string @new, string notes) =>
        Assert.Equal(notes, string.Join(' ', TextDiff.Between(old, @new).Notes));

    [Theory]
    [InlineData("caf\u00e9 noir\n", "cafe\u0301 noir\n", ChangeKind.LooksSame)]
    [InlineData("guest kernel\n", "guest\u200b kernel\n", ChangeKind.LooksSame)]
    [InlineData("guest kernel\n", "guest\u00a0kernel\n", ChangeKind.WhiteSpaceOnly)]
    [InlineData("guest kernel\n", "guest kernels\n", ChangeKind.Visible)]
    public void Lines_that_look_the_same_are_known_as_such(string old, string @new, ChangeKind kind)
    {
        var row = Assert.IsType<DiffRow.Changed>(Assert.Single(TextDiff.Between(old, @new).Rows));

        Assert.Equal(kind, row.Kind);
    }

    [Theory]
    [InlineData("ภาษาไทยง่าย\n", "ภาษาลาวง่าย\n", "~1/1 ภาษา[ไทย]ง่าย -> ภาษา[ลาว]ง่าย")]
    [InlineData("한국어 문서\n", "한국말 문서\n", "~1/1 [한국어] 문서 -> [한국말] 문서")]
    public void Text_without_blanks_is_compared_by_its_syllables(string old, string @new, string row) =>
        Assert.Equal([row], Shown(old, @new));

    private static string Privileged(string guest) =>
        $"Xen needs a privileged guest that is called {guest} to run its drivers.";

    private static IEnumerable<(LineRun, LineRun, bool)> Passages(string old, string @new) =>
        TextDiff.Between(old, @new).Rows.OfType<DiffRow.Resplit>()
            .Select(row => (row.Old, row.New, row.WhitespaceOnly)).Distinct();

    private static string Join(IEnumerable<string> lines) => RandomTexts.Join(lines);

    private static IEnumerable<string> Shown(string old, string @new) =>
        TextDiff.Between(old, @new).Rows.Select(row => row switch
        {
            DiffRow.Unchanged r => $"={r.OldNumber}/{r.NewNumber} {r.Text}",
            DiffRow.Removed r => $"-{r.OldNumber} {r.Text}",
            DiffRow.Added r => $"+{r.NewNumber} {r.Text}",
            DiffRow.Changed r => $"~{r.OldNumber}/{r.NewNumber} {Shown(r.Old)} -> {Shown(r.New)}"
                + (r.WhitespaceOnly ? " (white space)" : ""),
            DiffRow.MovedAway r => $">{r.OldLine.Number}>{r.NewNumber} {Shown(r.OldLine.Spans)}",
            DiffRow.MovedHere r => $"<{r.NewLine.Number}<{r.OldNumber} {Shown(r.NewLine.Spans)}",
            DiffRow.Resplit r => $"%{r.OldLine?.Number}/{r.NewLine?.Number} {Shown(r.OldLine?.Spans ?? [])} -> "
                + Shown(r.NewLine?.Spans ?? []),
            _ => throw new InvalidOperationException(),
        });

    private static string Shown(ImmutableArray<DiffSpan> spans) =>
        string.Concat(spans.Select(span => span.Marked ? $"[{span.Text}]" : span.Text));
}
