using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Formats;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Importing;

/// <summary>Laws of reading foreign tables and making matrices of them, with random tables made from seeds.</summary>
public sealed class ImportLawTests
{
    private static readonly string[] Cells =
    [
        "", "yes", "Yes", "no", "✓", "✔️", "❌", "✗ (no driver)", "x", "○", "●", "-", "—", "n/a", "N.A.", "?", "ja", "Nein",
        "partial", "partial (HVM)", "teilweise, seit 3.0", "yes since 4.2", "Yes, since v4.2", "4.2+", "4.2", "≥ 3.10", "2012-05",
        "since 4.2 (needs a patch)", "bis 3.0", "planned", "geplant für 2030", "=SUM(A1:A3)", "+1", "a | b", "`code`", "``", "a`b",
        "C:\\dir\\", "\\|", "a\\|b", "(", ")", "((x)", "yes (a) (b)", "no longer needed", "[KVM](https://kvm.example/)", "[x](#y)",
        "[x](", "](", "**bold**", "***", "say \"hi\"", "\"", "one; two", ";", ",", "# x", "[^a]", "yes [^a]", "<b>&amp;", "日本語", "😀",
        "snake_case", "10 %", "no 4.2", "planned for 5.0", "| |", "<!-- matrix:x -->", "{{yes}}", "yes (since 4.2)", "No (4.2)", "--",
        "Live migration", "a long sentence, with commas and (brackets), that says much", "not yet", "Yes\\", "~", "v2019",
    ];

    private static readonly string[] Words =
    [
        "some", "limited", "beta", "experimental", "~", "⚠", ":warning:", "partial since 4.2", "Partially supported", "*", "x", "X", "o",
        "planned", "planned for 7.0 as of 2026-09", "roadmap", "[planned](https://plan.example/)", "Yes [1]", "[1]", "[2]", "no [1][2]",
        "[Yes](https://a.example/x(y))", "https://b.example/", "see https://c.example/.", "<https://d.example/>", "- https://e.example/",
        "=HYPERLINK(\"https://f.example/\";\"F says\")", "=HYPERLINK(\"https://g.example/\")", "[mail](mailto:a@example)", "**Yes**",
        "[![yes](a.svg)](https://h.example/)", "![logo](a.png)", "Yes*", "✅ Yes", "_no_", "partial [1] (a)", "yes; no since 4.2 [1]",
    ];

    [Fact]
    public void Rows_written_with_any_separator_are_read_back()
    {
        var nasty = Cells.Concat(["a\tb", "line\nbreak", "a,b;c\td", "\"\"", "'", "sep=;", " x "]).ToArray();
        Assert.All(Enumerable.Range(1, 400), seed =>
        {
            var rows = Table(new Random(seed), nasty);
            var one = rows.Select(row => row.Select(Line));
            foreach (var (separator, end) in new[] { (',', "\r\n"), (';', "\n"), ('\t', "\n") })
            {
                var text = SeparatedText.Write(rows, separator, end);
                // The separator of a CSV is guessed; a line of its own says it.
                text = separator == '\t' ? text : $"sep={separator}\n{text}";
                var read = TableImport.Read(text, separator == '\t' ? TableKind.Tsv : TableKind.Csv);
                Assert.Equal(one.Select(row => string.Join('·', row)), read.Rows.Select(row => string.Join('·', row)));
                Assert.DoesNotContain(read.Remarks, remark => remark.Contains("quotation", StringComparison.Ordinal));
            }
        });
    }

    [Fact]
    public void Every_matrix_that_is_made_can_be_read_and_nothing_of_the_table_is_lost()
    {
        Assert.All(Enumerable.Range(1, 1500), seed =>
        {
            var random = new Random(seed);
            var table = new ImportedTable { Rows = [.. Table(random, Cells).Select(row => row.ToImmutableArray())] };
            var draft = MatrixDraft.Make(table, Choices(random, table), []);

            Assert.Null(draft.Refusal);
            var matrix = Given.Matrix(draft.Markdown);
            Assert.False(matrix.IsBroken, string.Join('\n', matrix.Problems.Select(it => it.Message)) + draft.Markdown);
        });
    }

    [Fact]
    public void A_matrix_has_the_rows_and_columns_of_its_table()
    {
        Assert.All(Enumerable.Range(1, 1500), seed =>
        {
            var random = new Random(seed);
            var table = new ImportedTable { Rows = [.. Table(random, Cells).Select(row => row.ToImmutableArray())] };
            var choices = Choices(random, table);
            var matrix = Given.Matrix(MatrixDraft.Make(table, choices, []).Markdown);

            var (down, across) = (table.Rows.Length - Math.Max(choices.HeaderRow - 1, 0) + (choices.HeaderRow == 0 ? 1 : 0), table.Width);
            (down, across) = choices.SystemsAreRows ? (across, down) : (down, across);
            Assert.Equal((down - 1, across - 1), (matrix.Rows.Length + matrix.Groups.Length, matrix.Columns.Length));
        });
    }

    [Fact]
    public void Each_text_of_the_table_is_in_the_matrix_or_in_a_remark_or_in_the_list_of_what_it_became()
    {
        Assert.All(Enumerable.Range(1, 1500), seed =>
        {
            var random = new Random(seed);
            var table = new ImportedTable { Rows = [.. Table(random, Cells).Select(row => row.ToImmutableArray())] };
            var draft = MatrixDraft.Make(table, Choices(random, table), []);

            var said = Letters(draft.Markdown + '\n' + string.Join('\n', draft.Remarks)
                + string.Join('\n', draft.Sources.Select(source => source.Text)));
            var listed = draft.Cells.Where(cell => cell.Meaning is not (CellMeaning.AsTyped or CellMeaning.Value))
                .Select(cell => Letters(cell.Text)).ToHashSet();
            foreach (var part in table.Rows.SelectMany(row => row).SelectMany(text => text.Split("](")).Select(Letters))
            {
                Assert.True(listed.Contains(part) || said.Contains(part, StringComparison.Ordinal), $"“{part}” is lost:\n{draft.Markdown}");
            }
        });
    }

    [Fact]
    public void A_meaning_that_is_kept_is_what_the_cell_says()
    {
        Assert.All(Cells.Where(text => text.Length > 0), text =>
        {
            var words = MatrixDraft.Make(new ImportedTable { Rows = [["F", "A"], ["a", text]] }, new MatrixChoices(), []).Cells[0].Text;
            foreach (var meaning in CellMeanings.All)
            {
                var table = new ImportedTable { Rows = [["F", "A", "B"], ["a", text, "b"]] };
                var draft = MatrixDraft.Make(table, new MatrixChoices
                {
                    Id = "m", Meanings = ImmutableDictionary<string, CellMeaning>.Empty.Add(words, meaning),
                }, []);
                var made = draft.Cells.Single(cell => cell.Text == words);
                var statements = Given.Matrix(draft.Markdown).Rows[0].Cells[0];
                if (made.IsKept && meaning <= CellMeaning.NotApplicable)
                {
                    Assert.Equal([meaning.Word()], statements.Statements.Select(it => it.Level!.Value.Word()));
                }
                else if (made.IsKept && meaning == CellMeaning.Value)
                {
                    Assert.NotNull(Assert.Single(statements.Statements).Value);
                }
            }
        });
    }

    [Fact]
    public void What_the_import_says_it_understood_is_read_back_without_a_mistake()
    {
        Assert.All(Enumerable.Range(1, 1500), seed =>
        {
            var random = new Random(seed);
            var table = new ImportedTable
            {
                Rows = [.. Table(random, [.. Cells, .. Words]).Select(row => row.ToImmutableArray())],
                Sources = ImmutableDictionary<string, string>.Empty.Add("1", "https://one.example/"),
            };
            var draft = MatrixDraft.Make(table, Choices(random, table), []);

            var plain = draft.Cells.Where(cell => cell.Doubt is null && cell.IsKept && cell.Meaning == cell.Suggested).ToList();
            Assert.All(plain, cell => Assert.DoesNotContain(CellReader.Read(cell.Cell, 1, "").Problems, it => it.Severity == Severity.Error));
            var text = draft.Sources.Aggregate("# T\n\n" + draft.Markdown, (all, it) => SourceDraft.Define(all, it.Name, it.Text));
            var unread = draft.Cells.Where(cell => !cell.IsKept || cell.Meaning == CellMeaning.AsTyped).Select(cell => cell.Cell).ToList();
            Assert.All(WikiDocument.Parse(SourceText.From(text)).Matrices[0].Rows.SelectMany(row => row.Cells)
                    .Where(cell => !unread.Exists(it => cell.Text.StartsWith(it, StringComparison.Ordinal))),
                cell => Assert.True(cell.Status != CellStatus.Invalid, $"{cell.Text}: {cell.Problems.FirstOrDefault()?.Message}"));
        });
    }

    [Fact]
    public void No_text_makes_a_reader_throw_or_gives_a_table_that_is_no_rectangle()
    {
        string[] pieces =
        [
            "{|", "|}", "|-", "||", "|", "!", "!!", "{{", "}}", "[[", "]]", "<ref>", "</ref>", "<ref name=a />", "<!--", "-->", "''", "'''",
            "<table>", "</table>", "<tr>", "<td>", "<td colspan=3 rowspan=0>", "<th rowspan=2>", "</td>", "<a href='https://x.example'>", "</a>",
            "<script>", "</script>", "<style>", "<caption>", "</caption>", "<br>", "<-2>", "<|3>", "colspan=2 |", "|---|---|", "\"", "\"\"", ",",
            ";", "\t", "\n", "\r\n", "\r", "\\|", "yes", "no", " ", "\u0000", "\uD800", "\uFEFF", "&amp;", "&#0;", "&nbsp;", "{X}", "(./)", "sep=,",
            "[https://y.example z]", "[[File:a.png|thumb]]", "{{yes|a}}", "a", "b", "日本語",
        ];
        Prop.ForAll(Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(), chosen =>
        {
            var text = string.Concat(chosen);
            foreach (var kind in Enum.GetValues<TableKind>().Cast<TableKind?>().Append(null))
            {
                var table = TableImport.Read(text, kind);
                Assert.All(table.Rows, row => Assert.Equal(table.Width, row.Length));
                Assert.Equal(table.Rows.IsEmpty, table.Refusal is not null);
                Assert.All(table.Rows.SelectMany(row => row), cell => Assert.Equal(Line(cell), cell));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60));
    }

    [Theory]
    [InlineData("<table><tr><td>", "<div>")]
    [InlineData("<table>", "<b a1><p>")]
    [InlineData("<table><tr><td>", "<table><tr><td>")]
    [InlineData("<table><tr><td ", "a=b ")]
    [InlineData("<table><tr><td>", "<a href='https://x.example'>")]
    [InlineData("{|\n|", "{{a|")]
    [InlineData("{|\n|", "[[a|")]
    [InlineData("{|\n|", "<ref>")]
    [InlineData("{|\n|", "[http://")]
    [InlineData("{|\n|", "{{{{}}")]
    [InlineData("a,", "\"")]
    [InlineData("a|b\n", "\\|")]
    [InlineData("||a", "||<-9>")]
    [InlineData("||a||", "{{{__~-<<FootNote(")]
    [InlineData("{|\n|a||\n|}\n", "<ref name=name=")]
    [InlineData("{|\n|a||", "<ref name=x>t</ref>")]
    [InlineData("||a||", "{{{__~-<<FootNote(", 1_000_000)]
    [InlineData("F|X\n-|-\na|", "*_**__")]
    [InlineData("F|X\n-|-\na|", "[x](http://y ")]
    [InlineData("F|X\n-|-\na|", "[[(")]
    [InlineData("<table><tr><td>a<td>b</table>", "<li><a href=https://a.example>")]
    public void Long_hostile_texts_end(string start, string piece, int times = 100_000)
    {
        var text = start + new StringBuilder(piece.Length * times).Insert(0, piece, times);
        var table = TableImport.Read(text);
        Assert.Equal(table.Rows.IsEmpty, table.Refusal is not null);
        Assert.NotNull(MatrixDraft.Make(table, new MatrixChoices(), []));
    }

    [Theory]
    [InlineData("[x](http://y ")]
    [InlineData("[[(")]
    [InlineData("[^a] [1] ")]
    [InlineData("<http://a ![")]
    [InlineData("**a_b__")]
    [InlineData("https://a.example/ ")]
    public void Many_hostile_cells_end(string piece)
    {
        var cell = new StringBuilder().Insert(0, piece, 15_000 / piece.Length).ToString();
        var table = new ImportedTable { Rows = [["F", "X"], .. Enumerable.Range(1, 100).Select(i => ImmutableArray.Create($"r{i}", $"{i} {cell}"))] };
        Assert.NotNull(MatrixDraft.Make(table, new MatrixChoices(), []));
    }

    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c > '\u00FF'));

    private static string Line(string cell) =>
        cell.Trim().ReplaceLineEndings(" ").Replace('\t', ' ');

    private static List<List<string>> Table(Random random, string[] cells)
    {
        var (rows, columns) = (random.Next(2, 7), random.Next(2, 6));
        var table = Enumerable.Range(0, rows)
            .Select(_ => Enumerable.Range(0, columns).Select(_ => cells[random.Next(cells.Length)]).ToList()).ToList();
        // Empty rows and columns at the end are no part of a table.
        table.ForEach(row => row[^1] = row[^1].Trim().Length == 0 ? "z" : row[^1]);
        return table;
    }

    private static MatrixChoices Choices(Random random, ImportedTable table)
    {
        var chosen = table.Rows.SelectMany(row => row).Distinct().Where(_ => random.Next(3) == 0)
            .ToImmutableDictionary(text => text, _ => CellMeanings.All[random.Next(CellMeanings.All.Count)], StringComparer.Ordinal);
        return new MatrixChoices
        {
            SystemsAreRows = random.Next(2) == 0, HeaderRow = random.Next(0, Math.Min(3, table.Rows.Length)), Headings = random.Next(2) == 0,
            Id = random.Next(2) == 0 ? "core" : "Not a key!", Meanings = random.Next(3) == 0 ? MatrixChoices.For(table, "T", []).Meanings : chosen,
        };
    }
}
