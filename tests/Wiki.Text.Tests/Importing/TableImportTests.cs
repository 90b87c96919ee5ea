using System.Text;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Formats;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Tests.Importing;

public sealed class TableImportTests
{
    public static readonly TheoryData<TableKind, string> SameTable = new()
    {
        { TableKind.Csv, "Feature,Xen,KVM\nLive migration,yes,no\n\"Memory, shared\",\"4.2+\",\n" },
        { TableKind.Csv, "\uFEFFFeature;Xen;KVM\r\nLive migration;yes;no\r\nMemory, shared;4.2+;\r\n" },
        { TableKind.Csv, "sep=;\r\nFeature;Xen;KVM\rLive migration;yes;no\n\"Memory, shared\";4.2+;" },
        { TableKind.Csv, "\"Feature\",\"Xen\",\"KVM\"\r\n\"Live\nmigration\",yes,no\r\n\"Memory, shared\",4.2+,\r\n\r\n" },
        { TableKind.Tsv, "Feature\tXen\tKVM\nLive migration\tyes\tno\nMemory, shared\t4.2+\t\n" },
        { TableKind.Tsv, "Feature\tXen\tKVM\r\n\"Live\nmigration\"\tyes\tno\r\nMemory, shared\t4.2+\t" },
        { TableKind.Markdown, "| Feature | Xen | KVM |\n|:---|:-:|--:|\n| Live migration | yes | no |\n| Memory, shared | 4.2+ | |" },
        { TableKind.Markdown, "Feature | Xen | KVM\n--- | --- | ---\nLive migration | yes | no\nMemory, shared | 4.2+ |\n" },
        { TableKind.Markdown, "+-----+\n|Feature|Xen|KVM|\n+=====+\n|Live migration|yes|no|\n|Memory, shared|4.2+||\n+---+\n" },
        {
            TableKind.Html,
            "<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #ccc;}--></style>"
            + "<table xmlns=\"http://www.w3.org/1999/xhtml\" dir=\"ltr\"><colgroup><col width=\"100\"><col></colgroup><tbody>"
            + "<tr style=\"height:21px;\"><td data-sheets-value='{\"1\":2}'>Feature</td><td>Xen</td><td>KVM</td></tr>"
            + "<tr><td>Live&nbsp;migration</td><td style=\"color:#0f0\"><b>y</b>es</td><td>no</td></tr>"
            + "<tr><td>Memory,<br>shared</td><td>4.2+</td><td></td></tr></tbody></table>"
        },
        {
            TableKind.Html,
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\r\n<head><meta name=Generator content=\"Spreadsheet 15\">"
            + "<style>\r\n<!--table {mso-displayed-decimal-separator:\"\\,\";}\r\n@page {margin:.75in}\r\n-->\r\n</style></head><body>"
            + "<table border=0 cellpadding=0>\r\n<!--StartFragment-->\r\n <col width=64>\r\n"
            + " <tr height=20>\r\n  <td height=20 class=xl65>Feature</td>\r\n  <td>Xen</td>\r\n  <td>KVM</td>\r\n </tr>\r\n"
            + " <tr height=20>\r\n  <td>Live\r\n  migration</td>\r\n  <td>yes</td>\r\n  <td>no</td>\r\n </tr>\r\n"
            + " <tr>\r\n  <td>Memory, shared</td>\r\n  <td>4.2+</td>\r\n  <td></td>\r\n </tr>\r\n<!--EndFragment-->\r\n</table></body></html>"
        },
        {
            TableKind.MediaWiki,
            "{| class=\"wikitable sortable\" style=\"text-align:center\"\n! Feature !! Xen !! [[Kernel-based Virtual Machine|KVM]]\n|-\n"
            + "! scope=\"row\" | '''Live''' migration\n| style=\"background:#9EFF9E\" | {{yes}}\n| {{No}}\n|-\n"
            + "| Memory,<br />shared || 4.2+ ||\n|}"
        },
        { TableKind.MoinMoin, "||<tablestyle=\"width:80%\"> '''Feature''' || '''Xen''' || '''KVM''' ||\n||Live migration||yes||no||\n||Memory, shared||4.2+|| ||\n" },
    };

    [Theory, MemberData(nameof(SameTable))]
    public void A_table_is_recognized_and_read_the_same_however_it_is_written(TableKind kind, string text)
    {
        var table = TableImport.Read(text);

        Assert.Null(table.Refusal);
        Assert.Equal(kind, table.Kind);
        Assert.Equal(
            ["Feature", "Xen", "KVM", "Live migration", "yes", "no", "Memory, shared", "4.2+", ""],
            table.Rows.SelectMany(row => row).Select(cell => cell.Replace('\u00A0', ' ')
                .Replace("Yes", "yes", StringComparison.Ordinal).Replace("No", "no", StringComparison.Ordinal)));
        Assert.Equal(table, TableImport.Read(text, kind) with { Rows = table.Rows, Remarks = table.Remarks });
    }

    [Theory]
    [InlineData("a,\"b\"\"c\"\"\",d\n1,2,3", "b\"c\"")]
    [InlineData("a,b \"c\" d,e\n1,2,3", "b \"c\" d")]
    [InlineData("a,=SUM(A1:A3),e\n1,2,3", "=SUM(A1:A3)")]
    [InlineData("a,\"x,\ty\",e\n1,2,3", "x, y")]
    [InlineData("a\tb | c\td\n1\t2\t3", "b | c")]
    [InlineData("| a | b \\| c | d |\n|---|---|---|", "b | c")]
    public void Signs_inside_a_cell_stay_text(string text, string cell) =>
        Assert.Equal(cell, TableImport.Read(text).Rows[0][1]);

    [Fact]
    public void A_quotation_mark_that_is_not_closed_is_named()
    {
        var table = TableImport.Read("a,b\n1,2\n3,\"4\n5,6\n");

        Assert.Equal(["3", "4 5,6"], table.Rows[2]);
        Assert.Contains(table.Remarks, remark => remark.Contains("is not closed: \"4 5,6", StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_that_span_several_are_filled_out_with_a_remark()
    {
        var html = TableImport.Read("<table><tr><th>F<th colspan=2>Xen<th>KVM<tr><td rowspan=2>a<td>1<td>2<td>3<tr><td>4<td>5<td>6"
            + "<tr><td colspan=4>Group</table>");
        var wiki = TableImport.Read("{|\n! F\n! colspan=\"2\" | Xen\n! KVM\n|-\n| rowspan=2 | a || 1 || 2 || 3\n|-\n| 4 || 5 || 6\n|-\n"
            + "| colspan=4 | Group\n|}");
        var moin = TableImport.Read("||F||<-2>Xen||KVM||\n||<|2>a||1||2||3||\n||4||5||6||\n||<-4>Group||");

        foreach (var table in new[] { html, wiki, moin })
        {
            Assert.Equal(["F|Xen|Xen|KVM", "a|1|2|3", "a|4|5|6", "Group|||"], table.Rows.Select(row => string.Join('|', row)));
            Assert.Contains("2 cells span several columns or rows. The text now stands in each of them: “Xen”, “a”.", table.Remarks);
        }
    }

    [Fact]
    public void Links_of_HTML_keep_their_text_and_address_and_others_are_named()
    {
        var table = TableImport.Read("<table><tr><td><a href='https://a.example/x_(y)?a=1&amp;b=2'>One [1]</a> and <a href='/local'>two</a>"
            + "<td><a href='javascript:alert(1)'>three</a><img src=x alt='A picture'></table>");

        Assert.Equal(["[One (1)](https://a.example/x_%28y%29?a=1&b=2) and two", "three (javascript:alert(1))A picture"], table.Rows[0]);
        Assert.Equal(3, table.Remarks.Length);
        Assert.Contains(table.Remarks, remark => remark.Contains("javascript:alert(1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Scripts_and_styles_leave_nothing_and_only_the_first_table_is_read()
    {
        var table = TableImport.Read("<style>td::after{content:'x'}</style><table onclick=alert(1)><tr><td>a<script>alert('<td>b')</script>"
            + "<td>c<style></td><td>d</style><textarea><td>e</textarea><template>f</template></table><table><tr><td>g<td>h</table>");

        Assert.Equal(["a", "cf"], Assert.Single(table.Rows));
        Assert.Contains("There is more than one table. Only the first was read: import the others one by one.", table.Remarks);
    }

    [Fact]
    public void What_a_MediaWiki_cell_contains_becomes_text_or_is_named()
    {
        var table = TableImport.Read("""
            Before.
            {| class="wikitable"
            |+ Comparison of ''hypervisors''
            |-
            ! Name
            ! Live migration<ref name="lm" />
            ! Notes
            |-
            | [[Xen]]<!-- the first -->
            | {{Yes|since 4.2}}<ref>{{cite web |url=https://a.example/r |title=Release notes |date=2012}}</ref>
            | see [https://b.example/ the page] &amp; {{odd|1|b=2}}
            |-
            | KVM || {{partial|{{nowrap|needs a patch}}}} || {{sort|01|first}} <small>x</small>
            |}
            After.
            """);

        Assert.Equal("Comparison of hypervisors", table.Caption);
        Assert.Equal("Name|Live migration [^lm]|Notes", string.Join('|', table.Rows[0]));
        Assert.Equal("Xen|Yes (since 4.2) [^source-1]|"
            + "see [the page](https://b.example/) & odd: 1, b=2", string.Join('|', table.Rows[1]));
        Assert.Equal("KVM|Partial (needs a patch)|first x", string.Join('|', table.Rows[2]));
        Assert.Equal(
            [
                "Comments were left out.",
                "The link to “Xen” became text.",
                "The template {{odd}} is not understood: its text stands in the cell.",
                "The text outside of the table was left out: “Before.” and 1 more lines.",
            ], table.Remarks);
    }

    [Theory]
    [InlineData("| F | Xen |\n|---|---|\n| a | Yes [1] |\n\n[1] https://a.example/\n", "1")]
    [InlineData("| F | Xen |\n|---|---|\n| a | Yes[^n] |\n\n[^n]: Notes, https://a.example/\n", "n")]
    [InlineData("F,Xen\na,Yes [1]\n,\n1. https://a.example/,\n", "1")]
    [InlineData("||F||Xen||\n||a||Yes [1]||\n\n * [1] https://a.example/\n", "1")]
    [InlineData("{|\n! F !! Xen\n|-\n| a || Yes<ref name=n />\n|}\n<references><ref name=\"n\">https://a.example/</ref></references>", "n")]
    [InlineData("<table><tr><td>F<td>Xen<tr><td>a<td>Yes<sup>1</sup></table><ol><li>^ <a href='https://a.example/'>A</a></ol>", "1")]
    public void The_list_of_sources_below_a_table_comes_with_it(string text, string name)
    {
        var table = TableImport.Read(text);

        Assert.Equal(2, table.Rows.Length);
        Assert.Contains("https://a.example/", table.Sources[name], StringComparison.Ordinal);
        Assert.Equal("yes [^", MatrixDraft.Make(table, new MatrixChoices(), []).Markdown.Split("| a | ")[1][..6].ToLowerInvariant());
    }

    [Theory]
    [InlineData("<table><tr><td>m<sup>2</sup><td>10<sup>3</sup><td>Yes<sup>[2]</sup></table>", "m^2|10^3|Yes[2]")]
    [InlineData("| a<br>b | &#x2705; | <a href=\"https://a.example/\">A</a> |\n|---|---|---|", "a b|✅|[A](https://a.example/)")]
    [InlineData("||!OpenWrt[[BR]]next||[\"Page\"] {{{code}}}||<<FootNote(A note.)>>x||", "OpenWrt next|Page code|[^source-1]x")]
    [InlineData("<table><tr><td>a<td data-sheets-hyperlink=\"https://a.example/\">A<td>b</table>", "a|[A](https://a.example/)|b")]
    [InlineData("{|\n| a || rowspan=\"2\" {{no}} || b\n|-\n| c || d\n|}", "a|No|b")]
    [InlineData("{|\n| a || b{{efn|A note.}} || <sup>c</sup>\n|}", "a|b[^source-1]|[c]")]
    public void What_the_inside_of_a_cell_means_stays(string text, string cells) =>
        Assert.Equal(cells, string.Join('|', TableImport.Read(text).Rows[0]));

    [Fact]
    public void Comments_inside_a_MoinMoin_table_do_not_end_it() =>
        Assert.Equal(["F", "a", "c"], TableImport.Read("||F||X||\n||a||1||\n## ||b||2||\n||c||3||\n").Rows.Select(row => row[0]));

    [Fact]
    public void A_table_that_is_drawn_with_lines_has_rows_of_several_lines()
    {
        const string Rule = "|-----|-----|\n";
        var table = TableImport.Read($"{Rule}| F   | Xen |\n{Rule}| a   | one |\n| b   | two |\n{Rule}| c   |     |\n{Rule}");

        Assert.Equal(["F|Xen", "a b|one two", "c|"], table.Rows.Select(row => string.Join('|', row)));
    }

    [Fact]
    public void A_reference_keeps_what_says_where_it_stands()
    {
        var table = TableImport.Read("{|\n! F !! X\n|-\n| a || {{yes}}<ref>{{citation|url=https://a.example/|title=T|publisher=P|deadurl=yes}}</ref>\n|}");

        Assert.Equal("[T](https://a.example/), P", Assert.Single(table.Sources).Value);
        Assert.Equal(["The field deadurl of a reference was left out."], table.Remarks);
    }

    [Fact]
    public void Many_links_of_one_kind_are_one_remark()
    {
        var table = TableImport.Read("{|\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"|-\n| [[P{i}]] || x\n")) + "|}");

        Assert.Equal("60 links to pages of the other wiki became text: “P1”, “P2”, “P3”, “P4”, “P5” ….", Assert.Single(table.Remarks));
    }

    [Fact]
    public void A_file_that_is_no_text_is_answered_with_what_to_do()
    {
        Assert.Contains("Save it as CSV, or copy the cells", TableImport.Read([0x50, 0x4B, 3, 4, 20, 0]).Refusal, StringComparison.Ordinal);
        Assert.Contains("Save it as CSV", TableImport.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).Refusal, StringComparison.Ordinal);
        Assert.Contains("PDF", TableImport.Read("%PDF-1.7"u8).Refusal, StringComparison.Ordinal);
        Assert.Contains("not a text file", TableImport.Read([1, 0, 2, 0, 0]).Refusal, StringComparison.Ordinal);
        Assert.Contains("nothing here", TableImport.Read("  \n").Refusal, StringComparison.Ordinal);
        Assert.Contains("only one column", TableImport.Read("just\nwords").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_are_read()
    {
        Assert.Equal("größer – 5 €", TableImport.Read([.. "a,gr"u8, 0xF6, 0xDF, .. "er "u8, 0x96, .. " 5 "u8, 0x80]).Rows[0][1]);
        Assert.Equal("größer", TableImport.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\tgrößer")]).Rows[0][1]);
        Assert.Equal("größer", TableImport.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a,größer")]).Rows[0][1]);
    }

    [Fact]
    public void Each_limit_has_a_sentence()
    {
        Assert.Contains("more than 20 MB", TableImport.Read(new byte[ImportedTable.MostBytes + 1]).Refusal, StringComparison.Ordinal);
        Assert.Contains("more than 2,000 rows", TableImport.Read(Repeated("a,b\n", 2001)).Refusal, StringComparison.Ordinal);
        Assert.Null(TableImport.Read(Repeated("a,b\n", 2000)).Refusal);
        Assert.Contains("more than 200 columns", TableImport.Read(Repeated("a,", 201)).Refusal, StringComparison.Ordinal);
        Assert.Contains("more than 200 columns", TableImport.Read(Repeated("a\t", 30_000)).Refusal, StringComparison.Ordinal);
        Assert.Contains("more than 200 columns", TableImport.Read("<table><tr><td colspan=999>a<td>b").Refusal, StringComparison.Ordinal);
        Assert.Contains("more than 2,000 rows", TableImport.Read("<table>" + Repeated("<tr><td>a<td>b", 2001)).Refusal,
            StringComparison.Ordinal);
    }

    private static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
