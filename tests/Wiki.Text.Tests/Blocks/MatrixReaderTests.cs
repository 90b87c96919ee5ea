using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Tests.Blocks;

public sealed class MatrixReaderTests
{
    private const string Example = """
        <!-- matrix:core lines="kvm:linux lxc:linux" -->

        | Feature | Xen | KVM | [LXC](#lxc "was: containers") |
        |---|---|---|---|
        | **Memory** | | | |
        | Ballooning | yes [^xen-docs] | yes 2.6.27 [^lk2627] | n/a (no guest kernel) |
        | [Same-page merging](#ksm) | no as of 2026-09 | yes since 2.6.32 [^ksm] | yes |
        | **Migration** | | | |
        | Live migration | yes | yes | partial since 1.1 #experimental (through CRIU) |
        | [Post-copy](#live-migration/post-copy) | ? | yes since qemu:2.5 [^qemu25] | |
        | Licence | `GPL-2.0` | `GPL-2.0` | `LGPL-2.1` |

        [^lk2627]: Linux 2.6.27 release notes, https://example.org/…
        """;

    [Fact]
    public void The_example_of_the_format_is_read_whole()
    {
        var matrix = Given.Matrix(Example);

        Assert.False(matrix.IsBroken);
        Assert.All(matrix.Problems, problem => Assert.Equal("W201", problem.Code));
        Assert.Equal("core", matrix.Id);
        Assert.Equal("Feature", matrix.Corner);
        Assert.Equal(["xen/xen", "kvm/linux", "lxc/linux"],
            matrix.Columns.Select(column => $"{column.Label.Key}/{column.VersionLine}"));
        Assert.Equal(["containers"], matrix.Columns[2].Label.Was);
        Assert.Equal(["memory", "migration"], matrix.Groups.Select(group => group.Label.Key));
        Assert.Equal(
            ["memory ballooning 6", "memory ksm 7", "migration live-migration 9",
                "migration live-migration/post-copy 10",
                "migration licence 11"],
            matrix.Rows.Select(row => $"{row.Group?.Label.Key} {row.Label.Key} {row.Line}"));
        Assert.Equal("live-migration", matrix.Rows[3].Label.Parent);
        Assert.Null(matrix.Rows[2].Label.Parent);
        Assert.Equal(CellStatus.Empty, matrix.Rows[3].Cells[2].Status);
        Assert.Equal("GPL-2.0", matrix.Rows[4].Cells[0].Statements.Single().Value);
        Assert.Equal(["xen-docs", "lk2627", "ksm", "qemu25"], matrix.FootnoteNames);
    }

    [Fact]
    public void A_statement_keeps_every_part_and_where_it_stands()
    {
        var cell = Given.MatrixOf("| F | X |", "|---|---|",
            "| A \\| B | no ; yes, since v4.2+, #hw #patch removed by 5.0 as of 2026 ( a \\| b ) [^x][^Y] |")
            .Rows[0].Cells[0];

        Assert.Equal(CellStatus.Valid, cell.Status);
        Assert.Equal(5, cell.Line);
        Assert.Equal(12, cell.Column);
        Assert.Equal("no; yes since 4.2 removed by 5.0 #patch #hw as of 2026 (a | b) [^x][^Y]", cell.Canonical);
        var statement = cell.Statements[1];
        Assert.Equal((Level.Yes, 6), (statement.Level, statement.Column));
        Assert.Equal((StartKind.Since, "4.2"), (statement.Start!.Kind, statement.Start.Point.Text));
        Assert.Equal((EndKind.RemovedBy, "5.0"), (statement.End!.Kind, statement.End.Point.Text));
        Assert.Equal(["x", "Y"], statement.Sources.Select(source => source.Name));
        Assert.Equal("a | b", statement.Note);
    }

    [Theory]
    [InlineData("M001 1: Line 1: there is no table below the marker. Write a header line such as | Feature | Xen | "
        + "and a line of dashes below it.")]
    [InlineData("M001 1: Line 1: there is no table below the marker. Write a header line such as | Feature | Xen | "
        + "and a line of dashes below it.", "Some prose.", "And more.")]
    [InlineData("M001 1: Line 3: there is no table below the marker. Write a header line such as | Feature | Xen | "
        + "and a line of dashes below it.", "| F |", "|---|")]
    [InlineData("M002 1: Line 3: the delimiter line is missing. Write bars and dashes below the header, e.g. "
        + "|---|---|.", "| F | X |")]
    [InlineData("M002 1: Line 4: the delimiter line is missing. Write bars and dashes below the header, e.g. "
        + "|---|---|.", "| F | X |", "| A | yes |")]
    [InlineData("M002 1: Line 4: the delimiter line has 3 cells, but the header has 2. Give both the same number.",
        "| F | X |", "|---|---|---|")]
    [InlineData("M002 1: Line 4: this is not a delimiter line. Write only dashes in each cell, with a colon before "
        + "or after them if you like.", "| F | X |", "|---|-:-|")]
    [InlineData("M005 13: Line 3: two columns have the key \"xen\" (\"Xen\" and \"XEN\"). Give one of them another "
        + "key: [Text](#other-key).", "| F | Xen | XEN |",
        "|---|---|---|")]
    [InlineData("M005 3: Line 7: two rows have the key \"a\" (see line 5). Give one of them another key: "
        + "[A](#other-key).",
        "| F | X |", "|---|---|", "| a | |", "| b | |", "| A | |")]
    [InlineData("M005 3: Line 6: two groups have the key \"a\" (see line 5). Give one of them another key: "
        + "**[A](#other-key)**.", "| F | X |", "|---|---|", "| **a** | |", "| **A** | |", "| a | |")]
    [InlineData("M006 2: Line 5: this row has no name. Write its name in the first cell.",
        "| F | X |", "|---|---|", "| | yes [^a] |")]
    [InlineData("M007 3: Line 5: \"**Group**\" is a group heading. Empty its other cells.",
        "| F | X |", "|---|---|", "| **Group** | yes |")]
    [InlineData("M008 3: Line 5: \"[A](#B)\" has no usable key. Write [Text](#key) or [Text](#key \"was: "
        + "old-key\"). A key has a-z, 0-9, and single - or . between them.", "| F | X |", "|---|---|", "| [A](#B) | |")]
    [InlineData("M008 3: Line 5: \"[A](#b \"tip\")\" has no usable key. Write [Text](#key) or [Text](#key \"was: "
        + "old-key\"). A key has a-z, 0-9, and single - or . between them.",
        "| F | X |", "|---|---|", "| [A](#b \"tip\") | |")]
    [InlineData("M008 3: Line 5: \"…\" has no usable key. Write [Text](#key) or [Text](#key \"was: old-key\"). A "
        + "key has a-z, 0-9, and single - or . between them.", "| F | X |", "|---|---|", "| … | |")]
    [InlineData("M008 6: Line 3: this column has no name. Write a name with at least one letter or digit.",
        "| F | | Y |", "|---|---|---|")]
    public void A_structural_error_names_its_line_and_breaks_the_matrix(string said, params string[] table)
    {
        var matrix = Given.MatrixOf(table);

        Assert.Equal([said], Given.Said(matrix.Problems));
        Assert.True(matrix.IsBroken);
    }

    [Fact]
    public void Aligned_delimiters_padding_and_blanks_after_the_last_bar_are_fine()
    {
        var matrix = Given.MatrixOf("| F   | X   |  ", "|:--- | :-: |\t", "|A|yes [^a]|");

        Assert.Empty(matrix.Problems);
        Assert.Equal("yes [^a]", matrix.Rows.Single().Cells.Single().Canonical);
    }

    [Fact]
    public void A_blank_line_ends_the_block_and_a_no_break_space_is_no_blank()
    {
        Assert.Single(Given.MatrixOf("| F | X |", "|---|---|", "| A | |", " \t", "| B | |").Rows);
        Assert.Equal(["M003"], Given.MatrixOf("| F | X |", "|---|---|", "| A | |",
            "\u00A0").Problems.Select(p => p.Code));
        Assert.Equal(["C101"], Given.Cell("yes\u00A0").Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_bar_after_any_number_of_backslashes_is_literal()
    {
        var row = Given.MatrixOf("| F | X |", "|---|---|", "| A | `a\\\\|b` |").Rows.Single();

        Assert.Equal("a\\|b", row.Cells.Single().Statements.Single().Value);
    }

    [Fact]
    public void Links_elsewhere_code_and_citations_in_a_label_are_plain_text()
    {
        var matrix = Given.MatrixOf("| F | [X](https://example.org) |", "|---|---|", "| `a` see [b](#c) [^d] | |");

        Assert.Equal("x-https-example.org", matrix.Columns.Single().Label.Key);
        Assert.Equal("a-see-b-c-d", matrix.Rows.Single().Label.Key);
        Assert.Empty(matrix.Problems);
    }

    [Fact]
    public void Groups_have_keys_of_their_own_and_can_be_pinned_like_rows()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "| **[Memory](#mem \"was: ram, core\")** | |",
            "| Mem | |");

        Assert.Empty(matrix.Problems);
        Assert.Equal("mem", matrix.Groups.Single().Label.Key);
        Assert.Equal(["ram", "core"], matrix.Groups.Single().Label.Was);
        Assert.Equal(["Mem"], matrix.Rows.Select(row => row.Label.Text));
    }

    [Fact]
    public void A_matrix_over_its_limits_gets_one_sentence_and_is_read_no_further()
    {
        var columns = string.Concat(Enumerable.Range(1, 51).Select(n => $" x{n} |"));
        var wide = Given.MatrixOf("| F |" + columns, "|---|" + string.Concat(Enumerable.Repeat("---|", 51)),
            "| A | bad |");
        var rows = Enumerable.Range(1, 501).Select(n => $"| r{n} | bad |");
        var tall = Given.MatrixOf(["| F | X |", "|---|---|", .. rows]);

        Assert.Equal(["M011 1: This matrix has 51 columns, but the limit is 50. Split it into several."],
            Given.Said(wide.Problems));
        Assert.Equal(["M011 1: This matrix has 501 rows, but the limit is 500. Split it into several."],
            Given.Said(tall.Problems));
        Assert.True(wide.IsBroken && tall.IsBroken);
        Assert.Empty(tall.Rows);
    }

    [Fact]
    public void A_setting_that_names_no_column_is_a_hint_and_breaks_nothing()
    {
        var matrix = Given.Matrix("<!-- matrix:core lines=\"kvm:linux x=y\" -->\n| F | X |\n|---|---|");

        Assert.Equal(["M012 Hint", "M012 Hint"], matrix.Problems.Select(p => $"{p.Code} {p.Severity}"));
        Assert.False(matrix.IsBroken);
    }

    [Fact]
    public void A_citation_without_definition_makes_its_cell_invalid_once_the_page_is_known()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "| A | yes since 3.0 [^missing] |",
            "| B | yes (see [^z]) [^A] |");

        var known = matrix.WithSources(name => name.Equals("a", StringComparison.OrdinalIgnoreCase));

        Assert.Empty(matrix.Problems);
        Assert.Equal(["C113 15: This page does not define the source [^missing]. Add a line \"[^missing]: …\"."],
            Given.Said(known.Problems));
        Assert.Equal([CellStatus.Invalid, CellStatus.Valid], known.Rows.Select(row => row.Cells[0].Status));
        Assert.Same(matrix.Rows[1].Cells[0], known.Rows[1].Cells[0]);
    }

    [Fact]
    public void A_readable_cell_tells_all_its_contradictions_by_column_then_code()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|",
            "| A | planned for 5; partial since 4 removed 3 [^x]; yes; planned for 7 |");

        Assert.Equal(["C112 1", "C118 1", "C107 16", "C111 16", "C113 42", "C112 53", "C118 53"],
            matrix.WithSources(_ => false).Problems.Select(problem => $"{problem.Code} {problem.Column}"));
    }

    [Fact]
    public void A_child_row_that_claims_more_than_its_parent_is_a_hint()
    {
        var matrix = Given.MatrixOf("| F | X | Y | Z |", "|---|---|---|---|",
            "| a | no [^s] | yes since 1 removed 2 [^s]; partial since 2 (x) | ? |",
            "| [b](#a/b) | no [^s]; planned for 4 as of 2026 [^s] | yes [^s] | yes [^s] |",
            "| [c](#z/c) | yes [^s] | | |");

        Assert.Equal(
            ["W205 15: \"b\" is \"planned\" for X, but \"a\", which it is part of, is \"no\". Correct one of them.",
                "W205 56: \"b\" is \"yes\" for Y, but \"a\", which it is part of, is \"partial\". Correct one of "
                + "them."],
            Given.Said(matrix.Problems));
    }

    [Fact]
    public void Ticks_and_values_in_one_row_are_a_hint_once()
    {
        var matrix = Given.MatrixOf("| F | X | Y | Z |", "|---|---|---|---|", "| a | yes [^s] | `x` | `y` |",
            "| b | n/a | `x` | ? |");

        Assert.Equal(["W206"], matrix.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_repeated_id_is_told_at_the_second_block_of_the_same_kind()
    {
        var blocks = Given.BlocksOf("<!-- matrix:a -->\n<!-- timeline:a -->\n\n<!-- matrix:a -->\n<!-- matrix:b -->")
            .Select(block => (block.Marker, block.Lines[0].Number));

        var (marker, problem) = Assert.Single(BlockProblems.RepeatedIds(blocks));
        Assert.Equal(BlockKind.Matrix, marker.Kind);
        Assert.Equal(("M009", 4), (problem.Code, problem.Line));
        Assert.Equal("This page already has a matrix named \"a\" (line 1). Give one of them another name.",
            problem.Message);
    }

    [Fact]
    public void A_footnote_used_only_in_a_note_is_used_and_case_does_not_matter()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "| A | yes (see [^Note], not `[^code]`) [^src] |");

        var unused = BlockProblems.UnusedFootnotes([("note", 9), ("SRC", 10), ("code", 11)], matrix.FootnoteNames);

        Assert.Equal([("W207", 11)], unused.Select(problem => (problem.Code, problem.Line)));
    }
}
