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
    [InlineData("partial", "partial")]
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
    [InlineData("planned", "planned")]
    [InlineData("4.2", "`4.2`")]
    [InlineData("no longer needed", "`no longer needed`")]
    [InlineData("x86-64", "`x86-64`")]
    [InlineData("[KVM](https://kvm.example/)", "`KVM` (https://kvm.example/)")]
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
    [InlineData("4.2", CellMeaning.Planned, "planned for 4.2")]
    [InlineData("Xen 4.2", CellMeaning.No, "no (Xen 4.2)")]
    [InlineData("yes", CellMeaning.No, "no (yes)")]
    [InlineData("-", CellMeaning.NotApplicable, "n/a")]
    [InlineData("", CellMeaning.No, "no")]
    [InlineData("", CellMeaning.Value, "")]
    [InlineData("half", CellMeaning.AsTyped, "half")]
    public void A_chosen_meaning_keeps_the_words_of_the_cell(string text, CellMeaning meaning, string cell) =>
        Assert.Equal(cell, Only(text, meaning).Cell);

    [Fact]
    public void What_cannot_be_written_stays_as_typed_and_is_named()
    {
        var draft = Made(Meaning("a`b", CellMeaning.Value), ["F", "A"], ["x", "a`b"]);

        Assert.Equal(("a`b", false), (draft.Cells[0].Cell, draft.Cells[0].IsKept));
        Assert.Equal(["“a`b” cannot be written as “value in backticks”: it stands as typed."], draft.Remarks);
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
        var choices = MatrixChoices.For(table, ["memory-more", "memory-more-2"]);

        Assert.Equal((2, true, "memory-more-3"), (choices.HeaderRow, choices.Headings, choices.Id));
        var draft = MatrixDraft.Make(table, choices);
        Assert.Equal("Memory", Assert.Single(Given.Matrix(draft.Markdown).Groups).Label.Text);
        Assert.Equal(["A row above the header was left out: Comparison 2026."], draft.Remarks);
    }

    [Fact]
    public void A_matrix_that_would_be_too_large_is_refused_and_the_plain_table_is_not()
    {
        var tall = Table([.. Enumerable.Range(0, 502).Select(i => new[] { $"r{i}", "yes" })]);
        var wide = Table([.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 52).Select(j => $"{i}.{j}").ToArray())]);

        Assert.Contains("501 rows, but a matrix has at most 500", MatrixDraft.Make(tall, new MatrixChoices()).Refusal,
            StringComparison.Ordinal);
        Assert.Contains("51 systems, but a matrix has at most 50", MatrixDraft.Make(wide, new MatrixChoices()).Refusal,
            StringComparison.Ordinal);
        Assert.StartsWith("| r0 | yes |\n|---|---|\n| r1 | yes |\n", PlainTable.Print(tall), StringComparison.Ordinal);
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

    private static MatrixDraft Made(MatrixChoices choices, params string[][] rows) => MatrixDraft.Make(Table(rows), choices);

    private static MatrixChoices Meaning(string text, CellMeaning meaning) =>
        new() { Meanings = ImmutableDictionary<string, CellMeaning>.Empty.Add(text, meaning) };

    private static CellConversion Only(string text, CellMeaning? meaning = null) =>
        Made(meaning is { } chosen ? Meaning(text, chosen) : new MatrixChoices(), ["F", "A"], ["a", text]).Cells[0];
}
