using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiki.Text.Blocks.Matrices;

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
    public void Each_state_has_its_class_its_symbol_and_its_word()
    {
        var html = Html(Given.MatrixOf(Table));

        Assert.Equal(
            ["yes ● Yes", "partial ◐ Partial", "no ○ No", "planned ◷ Planned", "unknown ? Unknown", "na – n/a",
                "value a<b",
                "empty", "no ○ No", "invalid ⚠ Not understood"],
            html.QuerySelectorAll("td.cell").Select(cell =>
                $"{cell.ClassList[1]} {cell.QuerySelector(".lv")?.TextContent}".Trim()));
        Assert.Equal("not stated", html.QuerySelector("td.empty .visually-hidden")!.TextContent);
        Assert.Equal(7, Levels.All.Select(level => level.Symbol()).Append("").Distinct().Count());
        Assert.All(html.QuerySelectorAll(".lv > span"), symbol => Assert.Equal("true",
            symbol.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void A_cell_says_period_tags_check_sources_and_note()
    {
        var html = Html(Given.MatrixOf(Table));

        Assert.Equal("by 3.0", html.QuerySelector("#matrix-core\\.top\\.xen .since")!.TextContent);
        Assert.Equal("[^a]", html.QuerySelector("#matrix-core\\.top\\.xen sup")!.TextContent);
        var partial = html.GetElementById("matrix-core.top.kvm")!;
        Assert.Equal("since 2007-02", partial.QuerySelector(".since")!.TextContent);
        Assert.Equal(["out of tree", "needs hardware"],
            partial.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        Assert.Equal("as of 2026", partial.QuerySelector(".checked")!.TextContent);
        Assert.Equal("*x* < y", partial.QuerySelector(".note")!.TextContent);
        Assert.Equal("for 5.0", html.QuerySelector("td.planned .since")!.TextContent);
    }

    [Fact]
    public void Further_statements_of_a_cell_stand_below_the_first_as_small_lines()
    {
        var cell = Html(Given.MatrixOf(Table)).GetElementById("matrix-core.old.xen")!;

        Assert.Equal("cell no", cell.ClassName);
        var also = Assert.Single(cell.QuerySelectorAll("div.also"));
        Assert.Equal("also yes", also.ClassName);
        Assert.Equal("● Yes since 2.6 until 4.13[^b]", also.TextContent);
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
        var html = Html(Given.MatrixOf("| F | X |", "|---|---|", "| <b> | yes"));

        Assert.Empty(html.QuerySelectorAll("table"));
        Assert.Equal(["M003 line 5: every line of a matrix starts and ends with \"|\""], Texts(html,
            "ul.problems > li"));
        Assert.Equal("<!-- matrix:core -->\n\n| F | X |\n|---|---|\n| <b> | yes\n",
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
    public void Ids_of_cells_are_unique_also_where_keys_have_dots_and_slashes()
    {
        var html = Html(Given.MatrixOf("| F | [X](#c) | [Y](#b.c) | [Z](#b/c) |", "|---|---|---|---|",
            "| [1](#a.b) | | | |", "| [2](#a) | | | |", "| [3](#a/b) | | | |"));

        var ids = html.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(10, ids.Distinct().Count());
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
            WriteSources = (to, cell, i) => seen.Add($"{cell.Statements[i].Sources[0].Name}{i}"),
            HueClass = key => key == "xen" ? "hue-teal" : null,
            ArticleAddress = key => key == "kvm" ? "/wiki/kvm?a=1&b=2" : null,
        }.Write(writer, Given.MatrixOf(Table));
        var html = new HtmlParser().ParseDocument(writer.ToString());

        Assert.Equal(["a0", "a0", "b1"], seen);
        Assert.Equal("0", html.QuerySelector("td.partial .note > em")!.TextContent);
        Assert.Equal("Xen", html.QuerySelector("th.hue-teal > span.sys.hue-teal")!.TextContent);
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

    private static AngleSharp.Html.Dom.IHtmlDocument Html(Matrix matrix)
    {
        var writer = new StringWriter();
        new MatrixHtml().Write(writer, matrix);
        return new HtmlParser().ParseDocument(writer.ToString());
    }

    private static IEnumerable<string> Texts(IParentNode html, string selector) =>
        html.QuerySelectorAll(selector).Select(element => element.TextContent);
}
