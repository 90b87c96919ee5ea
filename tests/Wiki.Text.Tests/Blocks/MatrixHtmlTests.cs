using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Blocks;

public sealed class MatrixHtmlTests
{
    private static readonly string[] Table =
    [
        "| Feature | Xen | [KVM](#kvm) |",
        "|---|---|---|",
        "| Top | yes by 3.0 [^a] | partial since 2007-02 #hw #patch as of 2026 (*x* < y) |",
        "| **Group** | | |",
        "| Feature | no | planned for 5.0 as of 2026-09 [^a] |",
        "| [Sub](#feature/sub.x) | ? | N/A |",
        "| Value | `a<b` | |",
        "| Old | no since 4.14 (gone); yes since 2.6 until 4.13 [^b] | no 4.2 <script> |",
    ];

    [Fact]
    public void The_table_has_caption_scopes_and_a_body_for_each_group()
    {
        var html = Html(Given.MatrixOf(Table));

        var matrix = html.QuerySelector("div.matrix")!;
        Assert.Equal("matrix-core", matrix.Id);
        var scroll = matrix.QuerySelector("section.scroll")!;
        Assert.Equal("0", scroll.GetAttribute("tabindex"));
        Assert.NotEmpty(scroll.GetAttribute("aria-label")!);
        Assert.Equal("visually-hidden", scroll.QuerySelector("table.grid > caption")!.ClassName);
        Assert.Equal(["Feature", "Xen", "KVM"], Texts(html, "thead th[scope=col]"));
        Assert.Equal(2, html.QuerySelectorAll("tbody").Length);
        Assert.Equal(["Group"], Texts(html, "tbody:nth-of-type(2) > tr.group > th[scope=rowgroup][colspan='3']"));
        Assert.Equal(["Top", "Feature", "Sub", "Value", "Old"], Texts(html, "tbody th[scope=row]"));
        Assert.Equal(["Sub"], Texts(html, "tr.part th"));
    }

    [Fact]
    public void Each_state_has_its_class_and_its_word_and_the_style_sheet_adds_a_symbol_of_its_own()
    {
        var html = Html(Given.MatrixOf(Table));

        Assert.Equal(
            ["yes Yes", "partial Partial", "no No", "planned Planned", "unknown Unknown", "na n/a", "value a<b", "empty",
                "no No", "invalid Not understood"],
            html.QuerySelectorAll("td[class]").Select(cell =>
                $"{cell.ClassList[0]} {cell.QuerySelector(".lv")?.TextContent}".Trim()));
        Assert.Equal("not stated", html.QuerySelector("td.empty .visually-hidden")!.TextContent);
        var css = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", "level.css"));
        Assert.All(Levels.All, level => Assert.Contains(
            $".{level.CssClass()} > .lv::before {{ content: \"{level.Symbol()}\" / \"\"; }}", css, StringComparison.Ordinal));
        Assert.Equal(7, Levels.All.Select(level => level.Symbol()).Append("").Distinct().Count());
        var fonts = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", "fonts.css"));
        Assert.All(Levels.All.Select(level => level.Symbol()[0]).Where(symbol => symbol > '\u2100'), symbol =>
        {
            Assert.Matches($"symbols:[^\"]*{symbol}", fonts);
            Assert.Contains($"U+{(int)symbol:X}", fonts, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_cell_says_period_tags_check_sources_and_note()
    {
        var html = Html(Given.MatrixOf(Table));

        Assert.Equal("Yes by 3.0[^a]", CellOf(html, "top", 0).TextContent);
        Assert.Equal("[^a]", CellOf(html, "top", 0).QuerySelector("sup")!.TextContent);
        var partial = CellOf(html, "top", 1);
        Assert.StartsWith("Partial since 2007-02 ", partial.TextContent, StringComparison.Ordinal);
        Assert.Equal(["out of tree", "needs hardware"],
            partial.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        Assert.Equal("as of 2026", partial.QuerySelector(".checked")!.TextContent);
        Assert.Equal("*x* < y", partial.QuerySelector(".note")!.TextContent);
        Assert.StartsWith("Planned for 5.0 ", html.QuerySelector("td.planned")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_statements_of_a_cell_stand_below_the_first_as_small_lines()
    {
        var cell = CellOf(Html(Given.MatrixOf(Table)), "old", 0);

        Assert.Equal("no", cell.ClassName);
        var also = Assert.Single(cell.QuerySelectorAll("div.also"));
        Assert.Equal("also yes past", also.ClassName);
        Assert.Equal("before: Yes since 2.6 until 4.13[^b]", also.TextContent);
    }

    [Theory]
    [InlineData("yes since 2.6 removed 4.2", "no", "No longer before: Yes since 2.6 removed 4.2")]
    [InlineData("partial until 2010 (x)", "no", "No longer before: Partial until 2010 x")]
    [InlineData("`64` until 2010", "empty", "No longer before: 64 until 2010")]
    [InlineData("no as of 4.22; planned for 5.0 as of 2026 [^a]", "no", "No as of 4.22 Planned for 5.0 as of 2026[^a]")]
    public void What_has_ended_is_not_shown_as_if_it_held_today(string typed, string state, string words)
    {
        var matrix = Given.MatrixOf("| Feature | Xen |", "|---|---|", $"| Row | {typed} |");

        var cell = Html(matrix).QuerySelector("td")!;

        Assert.Equal(state, cell.ClassList[0]);
        Assert.Equal(words, string.Join(' ', cell.TextContent.Replace("before", " before").Replace("Planned", " Planned").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(state, Html(matrix, new MatrixSelections("x", [matrix], ReleaseList.Empty))
            .QuerySelector(".trend rect")!.ClassName);
    }

    [Fact]
    public void An_invalid_cell_shows_what_was_typed_and_what_is_wrong()
    {
        var cell = Html(Given.MatrixOf(Table)).QuerySelector("td.invalid")!;

        Assert.Equal("no 4.2 <script>", cell.QuerySelector("code.typed")!.TextContent);
        Assert.StartsWith("C102: \"no 4.2\" is ambiguous", cell.QuerySelector(".message")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_matrix_shows_its_messages_and_its_source()
    {
        var html = Html(Given.MatrixOf("| F | X |", "|---|---|", "| <b> | yes |", "| <b> | no |"));

        Assert.Empty(html.QuerySelectorAll("table"));
        Assert.Equal(["M005 Line 6: two rows have the key \"b\" (see line 5). Give one of them another key: "
            + "[<b>](#other-key)."], Texts(html, "ul.problems > li"));
        Assert.Equal("<!-- matrix:core -->\n\n| F | X |\n|---|---|\n| <b> | yes |\n| <b> | no |\n",
            html.QuerySelector("pre")!.TextContent);
        Assert.Equal("matrix-core", html.QuerySelector("section")!.Id);
    }

    [Fact]
    public void A_second_matrix_with_the_same_id_does_not_take_the_id_of_the_first()
    {
        var matrix = Given.MatrixOf(Table).With(new Problem("M009", Severity.Error, 1, 1, "twice"));

        Assert.Empty(Html(matrix).QuerySelectorAll("[id]"));
    }

    [Fact]
    public void Ids_of_rows_are_unique_also_where_keys_have_dots_and_slashes()
    {
        var html = Html(Given.MatrixOf("| F | [X](#c) | [Y](#b.c) | [Z](#b/c) |", "|---|---|---|---|",
            "| [1](#a.b) | | | |", "| [2](#a) | | | |", "| [3](#a/b) | | | |"));

        var ids = html.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z][a-z0-9_.-]*$", id));
    }

    [Fact]
    public void Callbacks_write_notes_sources_hues_and_links()
    {
        var seen = new List<string>();
        var writer = new StringWriter();
        new MatrixHtml
        {
            Name = _ => "What \"each\" can do",
            WriteNote = (to, cell, i) => to.Write($"<em>{i}</em>"),
            WriteSources = (to, cell, i) => seen.Add(
                i < 0 ? $"typed in {cell.Text}" : $"{cell.Statements[i].Sources[0].Name}{i}"),
            HueClass = key => key == "xen" ? "hue-teal" : null,
            ArticleAddress = key => key == "kvm" ? "/wiki/kvm?a=1&b=2" : null,
        }.Write(writer, Given.MatrixOf(Table));
        var html = new HtmlParser().ParseDocument(writer.ToString());

        Assert.Equal(["a0", "a0", "b1", "typed in no 4.2 <script>"], seen);
        Assert.Equal("0", html.QuerySelector("td.partial .note > em")!.TextContent);
        Assert.Equal("Xen", html.QuerySelector("th.hue-teal > span.sys")!.TextContent);
        Assert.Equal("/wiki/kvm?a=1&b=2", html.QuerySelector("thead a.sys")!.GetAttribute("href"));
        Assert.Equal("What \"each\" can do", html.QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public void Nothing_typed_becomes_markup_and_no_style_is_inline()
    {
        const string bad = "<img src=x onerror=alert(1)>";
        var html = Html(Given.MatrixOf($"| {bad} | {bad} |", "|---|---|", $"| **{bad}** | |", $"| {bad} | {bad} |",
            $"| b | yes ({bad}) [^{bad[..4]}] |", $"| c | `{bad}` |"));

        Assert.Empty(html.QuerySelectorAll("img, script, [style], [onerror]"));
        Assert.Equal(bad, html.QuerySelector("td.value code")!.TextContent);
    }

    [Fact]
    public void The_level_of_each_cell_that_says_something_leads_to_all_about_it()
    {
        var matrix = Given.MatrixOf(Table);
        var html = Html(matrix, new MatrixSelections("kvm-features", [matrix], ReleaseList.Empty));

        Assert.Equal("/cell/core/feature:sub.x/kvm?in=kvm-features",
            CellOf(html, "feature__sub_x", 1).QuerySelector("a.lv")!.GetAttribute("href"));
        Assert.All(html.QuerySelectorAll("td:not(.empty):not(.invalid)"), cell => Assert.Single(cell.QuerySelectorAll("a.lv")));
        Assert.Empty(html.QuerySelectorAll("td.invalid a, .also a"));
        Assert.Empty(Html(matrix).QuerySelectorAll("a"));
    }

    [Fact]
    public void An_empty_cell_of_the_newest_text_leads_to_the_form_that_fills_it()
    {
        var matrix = Given.MatrixOf(Table);
        var add = Html(matrix, new MatrixSelections("kvm-features", [matrix], ReleaseList.Empty)).QuerySelector("td.empty a")!;
        Assert.Equal(("not stated: add", "/cell/core/value/kvm/edit?in=kvm-features"), (add.TextContent, add.GetAttribute("href")));
        var past = new MatrixSelections("kvm-features", [matrix], ReleaseList.Empty) { Known = TrueOnTests.Date("2007") };
        Assert.Empty(Html(matrix, past).QuerySelectorAll("td.empty a"));
    }

    [Fact]
    public void Each_row_and_cell_has_an_id_that_links_lead_to()
    {
        var matrix = Given.MatrixOf(Table);
        var html = Html(matrix, new MatrixSelections("kvm-features", [matrix], ReleaseList.Empty));
        Assert.Equal(MatrixHtml.CellId("core", "feature/sub.x", "kvm"), CellOf(html, "feature__sub_x", 1).Id);
        Assert.All(html.QuerySelectorAll("tbody th > a.anchor"),
            link => Assert.Equal("#" + link.Closest("tr")!.Id, link.GetAttribute("href")));
        var ids = html.QuerySelectorAll("[id]").Select(it => it.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void The_head_of_a_column_sorts_by_it_then_the_other_way_round_then_as_written()
    {
        var matrix = Given.MatrixOf(Table);
        Assert.Equal((null, "?sort=kvm"), Head(null));
        Assert.Equal(("ascending", "?sort=-kvm"), Head(new ColumnSort("kvm", Descending: false)));
        Assert.Equal(("descending", "?"), Head(new ColumnSort("kvm", Descending: true)));
        Assert.Equal((null, "?sort=kvm"), Head(new ColumnSort("xen", Descending: true)));

        (string? Sorted, string? Address) Head(ColumnSort? sort)
        {
            var html = Html(matrix, new MatrixSelections("x", [matrix], ReleaseList.Empty) { View = new MatrixView { Sort = sort } });
            var link = html.QuerySelector("a.sort[aria-label='Sort by KVM']")!;
            return (link.Closest("th")!.GetAttribute("aria-sort"), link.GetAttribute("href"));
        }
    }

    [Fact]
    public void A_table_in_which_a_filter_finds_nothing_is_one_line()
    {
        var matrix = Given.MatrixOf(Table);
        var html = Html(matrix, new MatrixSelections("x", [matrix], ReleaseList.Empty) { View = new MatrixView { Text = "nowhere" } });
        Assert.Equal("No feature of the table Matrix core fits.", html.QuerySelector("#matrix-core")!.TextContent.Trim());
        Assert.Empty(html.QuerySelectorAll("table"));
    }

    [Fact]
    public void The_line_above_counts_and_leads_to_downloads_of_the_same_view()
    {
        var matrix = Given.MatrixOf(Table);
        var shown = new MatrixSelections("kvm-features", [matrix], ReleaseList.Empty)
        {
            View = new MatrixView { Columns = ["kvm"], Text = "sub" },
        };
        var facts = Html(matrix, shown).QuerySelector("p.facts")!;

        Assert.Equal("1 of 5 features shown · 1 of 2 systems shown · 50 % sourced · last checked 2026-09 · on its "
            + "own · CSV · JSON · edit", facts.TextContent);
        Assert.Equal("/wiki/kvm-features/matrix/core.csv?cols=kvm&q=sub",
            facts.QuerySelectorAll("a")[1].GetAttribute("href"));
    }

    [Fact]
    public void A_view_shows_its_columns_in_its_order_and_says_how_many_rows_a_group_hides()
    {
        var matrix = Given.MatrixOf(Table);
        var html = Html(matrix, new MatrixSelections("x", [matrix], ReleaseList.Empty)
        {
            View = new MatrixView { Columns = ["kvm", "xen"], Differences = Differences.Answers },
        });

        Assert.Equal(["Feature", "KVM", "Xen"],
            html.QuerySelectorAll("thead th").Select(th => th.FirstChild!.TextContent));
        Assert.Equal(["Top", "Feature", "Sub", "Value", "Old"], Texts(html, "tbody th[scope=row]"));
        Assert.Equal("partial", CellOf(html, "top", 0).ClassName);
        Assert.Equal("Group", html.QuerySelector("tr.group")!.TextContent);
    }

    [Fact]
    public void On_a_date_a_cell_that_changed_since_the_stop_before_says_what_it_was()
    {
        var matrix = Given.MatrixOf("| F | Xen | KVM |", "|---|---|---|",
            "| A | yes since 2005 | yes since 2007-02-04 |", "| B | yes since 2009 | yes |");
        var html = Html(matrix, new MatrixSelections("x", [matrix], ReleaseList.Empty)
        {
            Date = TrueOnTests.Date("2007-02-04"),
        });

        var changed = Assert.Single(html.QuerySelectorAll("td.changed"));
        Assert.Equal("before: No", changed.QuerySelector(".was")!.TextContent);
        Assert.Equal("no future", CellOf(html, "b", 0).ClassName);
        Assert.Equal("today: Yes", CellOf(html, "b", 0).QuerySelector(".today")!.TextContent);
    }

    [Fact]
    public void A_matrix_of_ten_thousand_cited_cells_stays_small()
    {
        var systems = string.Concat(Enumerable.Range(1, 20).Select(i => $" System {i} |"));
        var rows = Enumerable.Range(1, 500).Select(i =>
            $"| Feature number {i} |{string.Concat(Enumerable.Repeat($" yes since 2.6.{i} [^source] |", 20))}");
        var document = WikiDocument.Parse(SourceText.From("# Large\n\n<!-- matrix:large -->\n\n"
            + $"| Feature |{systems}\n|---|{string.Concat(Enumerable.Repeat("---|", 20))}\n{string.Join('\n', rows)}\n\n[^source]: Source.\n"));
        int Size(MatrixView view) => document.ToHtml(LinkTargets.None,
            new MatrixSelections("large", document.Matrices, ReleaseList.Empty) { View = view }).Length;

        Assert.InRange(Size(MatrixView.Default), 100_000, 900_000);
        Assert.InRange(Size(new MatrixView { AllColumns = true }), 1_000_000, 2_100_000);
    }

    private static IElement CellOf(IParentNode html, string row, int column) =>
        html.QuerySelector($"[id='matrix-core.{row}']")!.QuerySelectorAll("td")[column];

    private static AngleSharp.Html.Dom.IHtmlDocument Html(Matrix matrix, MatrixSelections? shown = null)
    {
        var writer = new StringWriter();
        new MatrixHtml { Shown = shown }.Write(writer, matrix);
        return new HtmlParser().ParseDocument(writer.ToString());
    }

    private static IEnumerable<string> Texts(IParentNode html, string selector) =>
        html.QuerySelectorAll(selector).Select(element => element.TextContent);
}
