using System.Collections.Immutable;
using Wiki.Text.Documents;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Importing;

public sealed class MatrixDraftTests
{
    [Theory]
    [InlineData("✓", "yes")]
    [InlineData("✔️", "yes")]
    [InlineData("❌", "no")]
    [InlineData("{X}", "no")]
    [InlineData("(./)", "yes")]
    [InlineData("ja", "yes")]
    [InlineData("Nein", "no")]
    [InlineData("Yes", "Yes")]
    [InlineData("n/a", "n/a")]
    [InlineData("N.A.", "n/a")]
    [InlineData("unbekannt", "unknown")]
    [InlineData("-", "")]
    [InlineData("partial", "partial (no details given)")]
    [InlineData("some", "partial (some)")]
    [InlineData("Limited", "partial (Limited)")]
    [InlineData("limited since 4.2", "partial since 4.2 (limited)")]
    [InlineData(":warning:", "partial (no details given)")]
    [InlineData(":white_check_mark: Yes", "yes")]
    [InlineData(":x:", "no")]
    [InlineData("**Yes**", "Yes")]
    [InlineData("Yes\\*", "yes (*)")]
    [InlineData("teilweise (nur HVM)", "partial (nur HVM)")]
    [InlineData("yes since 4.2", "yes since 4.2")]
    [InlineData("Yes, since v4.2", "Yes, since v4.2")]
    [InlineData("Yes (since 4.2)", "Yes (since 4.2)")]
    [InlineData("✓ (since 4.2)", "yes since 4.2")]
    [InlineData("✓ 4.2+", "yes since 4.2")]
    [InlineData("4.2+", "yes since 4.2")]
    [InlineData("seit 2012-05", "yes since 2012-05")]
    [InlineData("ja, bis 3.0; needs a patch", "yes until 3.0 (needs a patch)")]
    [InlineData("✗ 4.2", "no (4.2)")]
    [InlineData("No (4.2)", "No (4.2)")]
    [InlineData("geplant für 2030", "`geplant für 2030`")]
    [InlineData("planned", "unknown (planned)")]
    [InlineData("=SUM(A1:A3)", "`=SUM(A1:A3)`")]
    [InlineData("4.2", "`4.2`")]
    [InlineData("no longer needed", "`no longer needed`")]
    [InlineData("x86-64", "`x86-64`")]
    [InlineData("[KVM](https://kvm.example/)", "`KVM`")]
    [InlineData("~/compat/", "`~/compat/`")]
    [InlineData("~100 MB", "`~100 MB`")]
    [InlineData("[Notes](design/notes.md)", "`Notes`")]
    [InlineData("✓ needs (a patch", "yes (needs \\(a patch)")]
    public void A_text_becomes_what_it_most_likely_means(string text, string cell) =>
        Assert.Equal(cell, Only(text).Cell);

    [Theory]
    [InlineData("x", "", "yes")]
    [InlineData("x", "✓", "no")]
    [InlineData("x", "○", "no")]
    [InlineData("○", "×", "yes")]
    [InlineData("○", "●", "no")]
    public void A_mark_with_two_meanings_is_read_by_the_other_marks_of_its_table(string text, string other, string cell) =>
        Assert.Equal(cell, Made(new MatrixChoices(), ["F", "A", "B"], ["a", text, other]).Cells.First(it => it.Text == text).Cell);

    [Theory]
    [InlineData("needs a patch", CellMeaning.Partial, "partial (needs a patch)")]
    [InlineData("needs a patch", CellMeaning.Note, "unknown (needs a patch)")]
    [InlineData("4.2", CellMeaning.Yes, "yes since 4.2")]
    [InlineData("4.2", CellMeaning.Planned, "unknown (4.2)")]
    [InlineData("", CellMeaning.Partial, "partial (no details given)")]
    [InlineData("Xen 4.2", CellMeaning.No, "no (Xen 4.2)")]
    [InlineData("yes", CellMeaning.No, "no (yes)")]
    [InlineData("-", CellMeaning.NotApplicable, "n/a")]
    [InlineData("", CellMeaning.No, "no")]
    [InlineData("", CellMeaning.Value, "")]
    [InlineData("half", CellMeaning.AsTyped, "half")]
    public void A_chosen_meaning_keeps_the_words_of_the_cell(string text, CellMeaning meaning, string cell) =>
        Assert.Equal(cell, Only(text, meaning).Cell);

    [Theory]
    [InlineData("x", "", "Nothing else in this table says yes, so it is yes.")]
    [InlineData("x", "✓", "This table also says “✓”, so it is no.")]
    [InlineData("x", "no", "This table says “no” in words, so it is yes.")]
    [InlineData("*", "", "Nothing else in this table says yes, so it is yes.")]
    [InlineData("*", "yes", "it can point to a remark below the table")]
    [InlineData("-", "yes", "A dash can mean no, n/a or unknown.")]
    [InlineData("?", "yes", "If nobody looked, choose “not stated”.")]
    [InlineData("planned", "yes", "A plan needs a source")]
    [InlineData("◐", "yes", "needs a note that says what is missing")]
    [InlineData("Yes*", "no", "This mark points to a remark that is not in the table.")]
    public void A_text_with_two_meanings_comes_first_and_says_why_it_is_read_so(string text, string other, string why)
    {
        var cells = Made(new MatrixChoices(), ["F", "A", "B", "C"], ["a", other, other, text]).Cells;

        Assert.Equal(text, cells[0].Text);
        Assert.Contains(why, cells[0].Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_and_references_become_sources_that_are_defined_once()
    {
        var page = WikiDocument.Parse(SourceText.From("# T\n\nText [^old].\n\n[^old]: Old notes, https://old.example/\n"));
        var read = Table(["F", "Xen", "KVM"],
            ["a", "[Yes](https://a.example/)", "Yes [Notes](https://a.example)"],
            ["b", "no (see https://b.example/x.)", "[Old notes](https://old.example)"],
            ["c", "yes since 4.2 [1]", "=HYPERLINK(\"https://c.example/\";\"Manual of C\")"],
            ["d", "[mail](mailto:a@example) [2]", "- [3]"],
            ["[e](https://e.example/)", "https://d.example/", "yes [^old]"]) with
        {
            Sources = ImmutableDictionary<string, string>.Empty.Add("1", "Release notes, https://r.example/").Add("3", "A book"),
        };
        var draft = MatrixDraft.Make(read, new MatrixChoices(), page.Sources);

        Assert.Equal(
            [
                "| a | Yes [^a.example] | Yes [^a.example] |", "| b | no [^b.example] | `Old notes` [^old] |",
                "| c | yes since 4.2 [^release-notes] | `Manual of C` [^manual-of-c] |",
                "| d | `mail (mailto:a@example) [2]` | unknown (-) [^a-book] |", "| e | `d.example` [^d.example] | yes [^old] |",
            ], draft.Markdown.TrimEnd('\n').Split('\n')[4..]);
        Assert.Equal(
            [
                "[^a.example]: https://a.example/", "[^b.example]: https://b.example/x", "[^release-notes]: Release notes, https://r.example/",
                "[^manual-of-c]: Manual of C, https://c.example/", "[^a-book]: A book", "[^d.example]: https://d.example/",
            ], draft.Sources.Select(it => $"[^{it.Name}]: {it.Text}"));
        Assert.Contains(draft.Remarks, it => it.StartsWith("No list explains “[2]”.", StringComparison.Ordinal));
        Assert.Contains(draft.Remarks, it => it.Contains("“mailto:a@example”", StringComparison.Ordinal));
        Assert.Contains("The name e (https://e.example/) was left without its link or source. A name cannot have one.", draft.Remarks);
    }

    [Fact]
    public void A_plan_with_a_source_and_a_day_is_a_plan()
    {
        var draft = Made(new MatrixChoices(), ["F", "A", "B"], ["a", "[planned for 7.0](https://a.example/) as of 2026-09", "yes"]);

        Assert.Contains("| planned for 7.0 as of 2026-09 [^a.example] |", draft.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_columns_are_left_out_as_chosen_and_as_many_are_proposed_as_a_matrix_can_have()
    {
        var table = Table(["F", "A", "B"], ["a", "1", "2"], ["b", "3", "4"], ["c", "5", "6"]);
        var draft = Made(new MatrixChoices { FirstRow = 3, LastRow = 3, LeftOut = [2] }, [.. table.Rows.Select(row => row.ToArray())]);
        Assert.EndsWith("| F | B |\n|---|---|\n| b | `4` |\n", draft.Markdown, StringComparison.Ordinal);
        Assert.Equal(["2 of 4 rows were left out. You can import them as another matrix.", "1 of 3 columns were left out."], draft.Remarks);

        var large = Table([.. Enumerable.Range(0, 700).Select(i => Enumerable.Range(0, 60).Select(j => $"{i}.{j}").ToArray())]);
        Assert.Null(MatrixDraft.Make(large, MatrixChoices.For(large, "T", []), []).Refusal);
    }

    [Fact]
    public void The_names_are_in_the_row_where_each_column_has_its_own() =>
        Assert.Equal((2, 1), (
            MatrixChoices.For(Table(["Model", "Stable", "Stable"], ["Model", "White", "Black"], ["a", "yes", "no"]), "T", []).HeaderRow,
            MatrixChoices.For(Table(["Field", "Field", "Xen", "KVM"], ["a", "b", "yes", "no"], ["c", "d", "no", "no"]), "T", []).HeaderRow));

    [Fact]
    public void The_rows_are_the_systems_below_a_word_for_systems() =>
        Assert.Equal((true, false), (
            MatrixChoices.For(Table(["Hypervisor", "Licence"], ["Xen", "GPL"], ["KVM", "GPL"]), "T", []).SystemsAreRows,
            MatrixChoices.For(Table(["Feature", "Xen"], ["Licence", "GPL"]), "T", []).SystemsAreRows));

    [Fact]
    public void What_cannot_be_written_stays_as_typed_and_is_named()
    {
        var draft = Made(Meaning("a`b", CellMeaning.Value), ["F", "A"], ["x", "a`b"]);

        Assert.Equal(("a`b", false), (draft.Cells[0].Cell, draft.Cells[0].IsKept));
        Assert.Equal(["“a`b” cannot be written as “a plain value”. It became a`b."], draft.Remarks);
    }

    [Fact]
    public void A_table_turns_when_its_rows_are_the_systems()
    {
        var draft = Made(new MatrixChoices { Id = "core", SystemsAreRows = true }, ["Name", "Ballooning", "Snapshots"],
            ["Xen", "yes", "no"], ["KVM", "✓", "4.2+"]);

        Assert.Equal("<!-- matrix:core -->\n\n| Name | Xen | KVM |\n|---|---|---|\n| Ballooning | yes | yes |\n"
            + "| Snapshots | no | yes since 4.2 |\n", draft.Markdown);
    }

    [Fact]
    public void Names_without_usable_keys_and_equal_names_get_keys_of_their_own()
    {
        var draft = Made(new MatrixChoices { Id = "core" }, ["", "C", "C++", "日本"], ["", "yes", "", ""], ["**Memory**", "no", "", ""],
            ["memory", "", "", ""], ["[Xen](https://xen.example/)", "", "", ""]);

        Assert.Equal("| Feature | C | [C++](#c-2) | [日本](#column-3) |", draft.Markdown.Split('\n')[2]);
        Assert.Equal(["| Row 1 | yes | | |", "| Memory | no | | |", "| [memory](#memory-2) | | | |", "| Xen | | | |"],
            draft.Markdown.TrimEnd('\n').Split('\n')[4..]);
        Assert.Contains(draft.Remarks, remark => remark.Contains("https://xen.example/", StringComparison.Ordinal));
        Assert.False(Given.Matrix(draft.Markdown).IsBroken);
    }

    [Fact]
    public void A_form_begins_with_the_header_the_headings_and_a_free_name()
    {
        var read = Table(["Comparison 2026", "", ""], ["Feature", "Xen", "KVM"], ["Memory", "", ""], ["Ballooning", "yes", "no"]);
        var table = read with { Caption = "Memory & more" };
        var choices = MatrixChoices.For(table, "T", ["memory-more", "memory-more-2"]);

        Assert.Equal((2, true, "memory-more-3"), (choices.HeaderRow, choices.Headings, choices.Id));
        var draft = MatrixDraft.Make(table, choices, []);
        Assert.Equal("Memory", Assert.Single(Given.Matrix(draft.Markdown).Groups).Label.Text);
        Assert.Equal(["A row above the names was left out: Comparison 2026."], draft.Remarks);
    }

    [Fact]
    public void A_matrix_that_would_be_too_large_is_refused_and_the_plain_table_is_not()
    {
        var tall = Table([.. Enumerable.Range(0, 502).Select(i => new[] { $"r{i}", "yes" })]);
        var wide = Table([.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 52).Select(j => $"{i}.{j}").ToArray())]);

        Assert.Contains("501 rows, but a matrix has at most 500", MatrixDraft.Make(tall, new MatrixChoices(), []).Refusal,
            StringComparison.Ordinal);
        Assert.Contains("51 systems, but a matrix has at most 50", MatrixDraft.Make(wide, new MatrixChoices(), []).Refusal,
            StringComparison.Ordinal);
        Assert.StartsWith("| r0 | yes |\n|---|---|\n| r1 | yes |\n", PlainTable.Make(tall, new MatrixChoices(), []).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_names_and_descriptions_is_no_comparison()
    {
        Assert.True(MatrixDraft.IsNoComparison(Table(["Name", "Description"], ["qemu-img", "Converts images between formats"],
            ["virsh", "Manages guests from the command line"], ["guestfish", "Opens the file system of a guest"])));
        Assert.False(MatrixDraft.IsNoComparison(Table(["Feature", "Xen"], ["a", "yes"], ["b", "no"], ["c", "yes, since 4.2 only on x86"])));
    }

    [Fact]
    public void A_block_goes_to_the_end_below_a_heading_or_in_place_of_a_table()
    {
        const string Text = "---\nkind: system\n---\n# T\n\n## One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Two\n\nText [^a].\n\n[^a]: A.\n";
        var page = WikiDocument.Parse(SourceText.From(Text));

        Assert.Equal(Text.Replace("\n[^a]: A", "\nX\n\n[^a]: A", StringComparison.Ordinal), PageTables.Insert(page, null, "X\n"));
        Assert.Equal(Text.Replace("## Two", "X\n\n## Two", StringComparison.Ordinal), PageTables.Insert(page, "one", "X\n"));
        var table = Assert.Single(PageTables.In(page));
        Assert.Equal((8, 10, "| a | b |"), (table.FirstLine, table.LastLine, table.Header));
        Assert.Equal(Text.Replace("| a | b |\n|---|---|\n| 1 | 2 |", "X", StringComparison.Ordinal),
            PageTables.Replace(page.Source.Value, table, "X\n"));
        Assert.Empty(PageTables.In(WikiDocument.Parse(SourceText.From("# T\n\n<!-- matrix:m -->\n\n| F | X |\n|---|---|\n| a | yes |\n"))));
    }

    private static ImportedTable Table(params string[][] rows) =>
        new() { Rows = [.. rows.Select(row => row.ToImmutableArray())] };

    private static MatrixDraft Made(MatrixChoices choices, params string[][] rows) => MatrixDraft.Make(Table(rows), choices, []);

    private static MatrixChoices Meaning(string text, CellMeaning meaning) =>
        new() { Meanings = ImmutableDictionary<string, CellMeaning>.Empty.Add(text, meaning) };

    private static CellConversion Only(string text, CellMeaning? meaning = null) =>
        Made(meaning is { } chosen ? Meaning(text, chosen) : new MatrixChoices(), ["F", "A"], ["a", text]).Cells[0];
}
