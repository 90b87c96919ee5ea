namespace Wiki.Text.Tests.Rendering;

public sealed class HostileMarkdownTests
{
    private const string Alert = "alert(1)";

    // Addresses that run something, or load something from elsewhere.
    private static readonly string[] Addresses =
    [
        $"javascript:{Alert}", $"JAVASCRIPT:{Alert}", $"JaVaScRiPt:{Alert}", $"java\tscript:{Alert}",
        $"java&#9;script:{Alert}",
        $"java&#10;script:{Alert}", $"java&#x0D;script:{Alert}", $"java&Tab;script:{Alert}",
        $"java&NewLine;script:{Alert}",
        $"javascript&colon;{Alert}", $"javascript&#58;{Alert}", $"javascript&#x3A;{Alert}", $"&#106;avascript:{Alert}",
        $"&#0000106avascript:{Alert}", $"&#x6A;&#x61;vascript:{Alert}", $"&#1;javascript:{Alert}",
        $"&#32;javascript:{Alert}",
        $"&nbsp;javascript:{Alert}", $"&#x2028;javascript:{Alert}", $"\u200Bjavascript:{Alert}",
        $"\u202Ejavascript:{Alert}",
        $"javascript\\:{Alert}", $"\\javascript:{Alert}", $"j\\avascript:{Alert}", $"javascript\\&colon;{Alert}",
        $"javascript%3A{Alert}", $"%6Aavascript:{Alert}", $"javascript://example.org/%0A{Alert}",
        $"jav\u0430script:{Alert}",
        $"ｊavascript:{Alert}", $"javascript：{Alert}", "vbscript:msgbox(1)", "VBSCRIPT:msgbox(1)", "livescript:x",
        "mocha:x",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
        "DATA:image/svg+xml,<svg onload=x>",
        "data:,x", "file:///etc/passwd", "ftp://example.org/x", "tel:123", "blob:x", "about:blank", "view-source:x",
        "ws://x",
        "//example.org/x", "/\\example.org/x", "\\\\example.org\\x", "/\t/example.org", "https:javascript:alert(1)",
        "http://a\"onmouseover=\"alert(1)", "http://a'onmouseover='alert(1)", "http://a%22onmouseover=%22alert(1)",
        "http://a&quot;onmouseover=&quot;alert(1)", "http://a`onmouseover=`alert(1)", "/a&#34;&#62;&#60;script&#62;",
        "x:x:x",
        "mailto:a@b?x=\"onclick=\"", "mailto:javascript:alert(1)", "?javascript:alert(1)", "#javascript:alert(1)",
        "&#0;x:y",
    ];

    // The places for an address.
    private static readonly string[] Places =
    [
        "[a]({0})", "[a](<{0}>)", "![a]({0})", "![a](<{0}> \"b\")", "<{0}>", "[a]\n\n[a]: {0}\n",
        "![a][b]\n\n[b]: <{0}> 'c'\n",
        "{0}", "[![a]({0})]({0})", "[[{0}]]", "[[a|{0}]]", "[[a#{0}]]", "x[^n]\n\n[^n]: [a]({0}) {0} <{0}>\n",
        "## [a]({0})",
        "|a|\n|-|\n|[a]({0})|\n",
        "<!-- matrix:m -->\n|F|A|\n|-|-|\n|[a]({0})|partial ([a]({0}) <{0}> ![b]({0}))|\n|[a](#k \"was: {0}\")|`{0}`|\n",
        "<!-- timeline:t -->\n|Date|Event|Note|\n|-|-|-|\n|2007|[a]({0})|[a]({0}) <{0}>|\n",
        "<!-- predictions:p -->\n|Prediction|Made|Who|Outcome|\n|-|-|-|-|\n|[a]({0})|2007|[b]({0})|open|\n",
    ];

    // Text that tries to end the element around it.
    private static readonly string[] Breakouts =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>",
        "<math><mtext><img src=x>",
        "<iframe src=javascript:alert(1)>", "<object data=x>", "<embed src=x>", "<style>*{color:red}</style>",
        "<link rel=stylesheet href=x>", "<meta http-equiv=refresh content=0>", "<base href=//x>", "<form action=x>",
        "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<body onload=alert(1)>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><script>", "<title><script>", "<xmp><script>", "<plaintext>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml-stylesheet href=x?>", "<!DOCTYPE x>", "<!-- --><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "<!--><script>alert(1)</script>", "\"><script>alert(1)</script>", "'><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)", "\" style=\"color:red",
        "&quot; onclick=&quot;alert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
        "&amp;lt;script&amp;gt;",
        "{onclick=alert(1)}", "{.x #y onclick=\"alert(1)\"}", "{: onclick=alert(1) }", "{style=color:red}",
        "<a href=x>",
        "</a><a href=javascript:alert(1)>", "</td></tr></table><script>", "</section></div><form>",
        "<b onclick=alert(1)>x</b>",
        "＜script＞alert(1)＜/script＞", "<scr\u0131pt>", "<\u212Acript>", "%3Cscript%3E", "\\<script\\>",
        "\\\"\\>\\<script\\>",
        "<img\u00A0src=x\u00A0onerror=alert(1)>", "<a\u2028onclick=alert(1)>", "$(alert)", "@{alert(1)}",
        "{{constructor}}",
        "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
        "<select><script>",
        "<isindex action=x>", "<keygen autofocus>", "<button formaction=javascript:alert(1)>", "<portal src=x>",
        "<frameset>",
    ];

    private static readonly string[] Texts =
    [
        "{0}", "# {0}", "## {0}", "{0}\n---", "- {0}", "> {0}", "1. {0}", "`{0}`", "``{0}``", "*{0}*", "~~{0}~~",
        "    {0}",
        "```{0}\nx\n```", "``` {0}\n{0}\n```", "~~~{0}\n{0}", "[{0}](/x)", "[a](/x \"{0}\")", "[a](/x '{0}')",
        "[a](/x ({0}))",
        "![{0}](/x.png)", "![a](/x.png \"{0}\")", "![a](/x.png '{0}')", "[a]\n\n[a]: /x \"{0}\"\n",
        "[{0}]\n\n[{0}]: /x\n",
        "[[{0}]]", "[[a|{0}]]", "[[a#{0}]]", "[[#{0}]]", "a[^{0}]\n\n[^{0}]: {0}\n", "a[^n]\n\n[^n]: {0}\n", "<{0}>",
        "<a:{0}>",
        "https://example.org/{0}", "www.example.org/{0}", "|{0}|b|\n|-|-|\n|{0}|`{0}`|\n",
        "![a [^n] {0}](/x)\n\n[^n]: x\n",
        "<!-- {0} -->", "<!-- matrix:{0} -->\n|F|A|\n|-|-|\n|r|yes|\n",
        "<!-- matrix:m lines=\"{0}\" -->\n|F|A|\n|-|-|\n|r|yes|\n",
        "<!-- matrix:m -->\n|{0}|{0}|\n|-|-|\n|{0}|{0}|\n|**{0}**| |\n|c|`{0}`|\n|d|partial ({0})|\n|e|yes [^{0}]|\n\n[^{0}]: x\n",
        "<!-- matrix:m -->\n|F|[{0}](#k \"was: {0}\")|\n|-|-|\n|[{0}](#r)|yes since {0}|\n",
        "<!-- matrix:m -->\n|F|A|\n|-|-|\n|{0}|\n", "## {0}\n\n<!-- matrix:m -->\n|F|A|\n|-|-|\n|r|yes|\n",
        "<!-- timeline:t -->\n|Date|Event|Note|Source|\n|-|-|-|-|\n|{0}|{0}|{0}|{0}|\n|2007|{0} b|{0}|[^n]|\n\n[^n]: {0}\n",
        "<!-- timeline:t -->\n|Date|{0}|\n|-|-|\n|{0}|{0}|\n",
        "<!-- predictions:p -->\n|Prediction|Made|Outcome|Who|\n|-|-|-|-|\n|{0}|{0}|{0}|{0}|\n|{0} b|2007|open|{0}|\n",
    ];

    private static readonly string[] FrontMatters =
    [
        "title: '{0}'", "title: T\nname: '{0}'", "title: T\nkind: system\nhue: '{0}'", "title: T\nsummary: '{0}'",
        "title: T\naliases: ['{0}']", "title: T\ncategories: ['{0}']", "title: T\n'{0}': x", "title: {0}",
    ];

    [Fact]
    public void No_address_that_an_author_writes_runs_anything_or_loads_anything_from_elsewhere() =>
        AssertSafe(
            from place in Places
            from address in Addresses
            select "# T\n\n" + place.Replace("{0}", address, StringComparison.Ordinal) + "\n");

    [Fact]
    public void No_text_that_an_author_writes_becomes_an_element_or_an_attribute() =>
        AssertSafe(
            from place in Texts
            from text in Breakouts
            select "# T\n\n" + place.Replace("{0}", text, StringComparison.Ordinal) + "\n");

    [Fact]
    public void No_entry_of_the_front_matter_becomes_an_element_or_an_attribute() =>
        AssertSafe(
            from entry in FrontMatters
            from text in Breakouts
            let quoted = text.Replace("'", "''", StringComparison.Ordinal)
            select $"---\n{entry.Replace("{0}", quoted, StringComparison.Ordinal)}\n---\n{text}\n");

    [Fact]
    public void No_name_takes_an_id_that_something_else_on_the_page_has() =>
        AssertSafe(
        [
            "# T\n\n## matrix-a\n\n<!-- matrix:a -->\n|F|A|\n|-|-|\n|r|yes|\n",
            "# T\n\n## Timeline a\n\n<!-- timeline:a -->\n|Date|Event|\n|-|-|\n|2007|x|\n",
            "# T\n\n## predictions a.b\n\n<!-- predictions:a.b -->\n|Prediction|Made|Outcome|\n|-|-|-|\n|x|2007|open|\n",
            "# T\n\n## matrix-a.r.a\n\n<!-- matrix:a -->\n|F|A|\n|-|-|\n|r|yes|\n",
            "# T\n\n## fn:1\n## fnref:1\n\nx[^a]\n\n[^a]: y\n",
            "# T\n\nx[^a] [^a]\n\n[^a]: y [^b]\n[^b]: z [^a]\n",
            "# T\n\n<!-- matrix:a -->\n|F|A|\n|-|-|\n|r.s|yes|\n|r/s|yes|\n|r_s|yes|\n",
            "# T\n\n<!-- matrix:a.b -->\n|F|A|\n|-|-|\n|r|yes|\n\n<!-- matrix:a-b -->\n|F|A|\n|-|-|\n|r|yes|\n",
            "# T\n\n<!-- matrix:a -->\n|F|A|\n|-|-|\n|r|yes|\n\n<!-- matrix:a -->\n|F|A|\n|-|-|\n|r|yes|\n",
            "# T\n\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"## a-{i}\n## a\n")),
        ]);

    private static void AssertSafe(IEnumerable<string> pages)
    {
        var count = 0;
        foreach (var page in pages)
        {
            var faults = SafePage.Faults(page);
            Assert.True(faults.Count == 0, $"{string.Join("; ", faults)}\n{page}");
            count++;
        }

        Assert.NotEqual(0, count);
    }
}
