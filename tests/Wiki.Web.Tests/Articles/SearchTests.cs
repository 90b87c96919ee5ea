using System.Net;
using System.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class SearchTests(SearchTests.FilledSite site) : IClassFixture<SearchTests.FilledSite>
{
    [Fact]
    public async Task The_exact_title_comes_first_then_titles_that_begin_with_it_then_texts()
    {
        Assert.Equal(["Balloon", "Balloon driver", "Memory"], await TitlesAsync("balloon"));
    }

    [Theory]
    [InlineData("overcommitted", "Memory")]
    [InlineData("page tables", "Memory|Shadow paging")]
    [InlineData("\"nested tables\"", "Memory")]
    [InlineData("tables -shadow", "Memory")]
    [InlineData("overcommit OR shadow", "Memory|Shadow paging")]
    [InlineData("Ballooning facility", "Balloon driver")]
    [InlineData("SHADOW PAGING", "Shadow paging")]
    [InlineData("puppies", "Balloon driver")]
    public async Task Words_phrases_exclusions_choices_and_other_names_are_found(string question, string titles)
    {
        Assert.Equal(titles.Split('|'), (await TitlesAsync(question)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_words_found_are_marked_and_markup_in_the_text_stays_text()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=overcommitted");
        Assert.Equal(["overcommitted"], page.Document.QuerySelectorAll(".results mark").Select(PageView.TextOf));
        Assert.Contains("if (a<b&&c) \"overcommitted\"", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\"\"\"unclosed phrase")]
    [InlineData("\\")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("%' OR 1=1 --")]
    [InlineData("\u0001")]
    [InlineData("a\u0001b")]
    [InlineData("the of and")]
    [InlineData("-")]
    [InlineData("- - -x")]
    [InlineData("!!! & | ( ) <-> :*")]
    [InlineData("foo:* & !bar <2> baz")]
    [InlineData("OR OR OR")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\uFFFD")]
    [InlineData("🐧")]
    [InlineData("系統")]
    [InlineData("\u202E\uE000x\uE001")]
    public async Task Whatever_is_asked_gets_an_answer(string question)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=" + Uri.EscapeDataString(question));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Search", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_percent_sign_is_looked_for_as_itself()
    {
        await site.SaveAsync("percent", "# 100% virtual\n\nx");
        Assert.Equal(["100% virtual"], await TitlesAsync("100%"));
        Assert.Empty(await TitlesAsync("1%al"));
        Assert.Empty(await TitlesAsync("00_ virt"));
    }

    [Fact]
    public async Task A_very_long_question_is_cut_and_answered()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=" + string.Concat(Enumerable.Repeat("very+long+", 700)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Form("Search").Value("Search for").Length <= 200);
    }

    [Fact]
    public async Task Many_results_are_read_page_by_page()
    {
        for (var i = 0; i < 45; i++)
        {
            await site.SaveAsync($"zebra-{i}", $"# Zebra {i}\n\nStripes of a quagga.");
        }

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=quagga%20stripes");
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll(".results h2 a").Select(PageView.TextOf));
            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }

            page = await page.ClickAsync("Next →");
        }

        Assert.Equal(45, seen.Count);
        Assert.Equal(45, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("/search?q=quagga%20stripes&page=2", (await page.ClickAsync("← Previous")).Path);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-3")]
    [InlineData("page=99999999999")]
    [InlineData("page=x")]
    [InlineData("page=1000")]
    public async Task A_page_number_that_is_none_shows_a_page(string number)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/search?q=balloon&" + number)).Status);
    }

    [Fact]
    public async Task Nothing_found_offers_to_write_it()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=xenophobia%20%26%20more");
        Assert.Contains("Nothing found for “xenophobia & more”", page.Text, StringComparison.Ordinal);
        Assert.Equal("/new?title=xenophobia%20%26%20more", page.Document
            .QuerySelectorAll("main a").Single(link => PageView.TextOf(link) == "Start a page with this title")
            .GetAttribute("href"));
    }

    [Theory]
    [InlineData("latin", "w", " ")]
    [InlineData("hyphens", "w", "-")]
    [InlineData("han", "統漢字", "-")]
    [InlineData("pairs", "", "-")]
    [InlineData("cyrillic", "словоформа", "-")]
    [InlineData("addresses", "host.example/w", "/w")]
    public async Task An_article_of_one_mebibyte_of_different_words_can_be_saved_and_found(string slug, string stem,
        string glue)
    {
        var text = new StringBuilder($"# Giant {slug}\n\nneedle{slug} ");
        var bytes = 100;
        for (var i = 0; bytes < 1024 * 1024 - 100; i++)
        {
            var different = slug == "pairs"
                ? $"{(char)(0x4E00 + i % 20_000)}{(char)(0x4E00 + i * 7919 % 20_000)}"
                : $"{i:x}";
            var turned = string.Concat(different.Reverse());
            var words = $"{stem}{different}{glue}{turned}{stem}{(i % 12 == 0 ? "\n" : " ")}";
            text.Append(words);
            bytes += Encoding.UTF8.GetByteCount(words);
        }

        await site.SaveAsync("giant-" + slug, text.ToString());
        Assert.Equal(["Giant " + slug], await TitlesAsync("needle" + slug));
    }

    private async Task<IReadOnlyList<string>> TitlesAsync(string question)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/search?q=" + Uri.EscapeDataString(question));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Document.QuerySelectorAll(".results h2 a").Select(PageView.TextOf)];
    }

    public sealed class FilledSite : WikiSite, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await this.SaveAsync("memory",
                "# Memory\n\nPage tables, nested tables and a balloon.\n\n"
                + "`if (a<b&&c) \"overcommitted\"` <script>alert(1)</script> hosts.");
            await this.SaveAsync("balloon-driver",
                "---\naliases: [Ballooning facility]\nsummary: Feeds puppies.\n---\n"
                + "# Balloon driver\n\nGives memory back.");
            await this.SaveAsync("balloon", "# Balloon\n\nRound.");
            await this.SaveAsync("shadow-paging", "# Shadow paging\n\nCopies of the tables of a page by a shadow.");
        }
    }

    [Fact]
    public async Task Who_begins_to_type_is_shown_pages_by_title_short_name_and_alias()
    {
        await site.SaveAsync("suggested-system", "---\nkind: system\nname: Sggst\naliases: [zzq alias]\n---\n\n# Suggested system\n\nX.\n");
        await site.SaveAsync("other-suggested", "# An odd x%_suggestion\n\nX.\n");
        using var visitor = site.Visitor();
        async Task<string> Shown(string typed) => string.Join(", ",
            (await visitor.GetAsync($"/search?q={Uri.EscapeDataString(typed)}&part=suggestions")).Document
                .QuerySelectorAll("a[role=option]").Select(it => it.TextContent));
        Assert.Equal("Suggested system", await Shown("sggs"));
        Assert.Equal("Suggested system", await Shown("Zzq al"));
        Assert.Equal("Suggested system", await Shown("suggested s"));
        Assert.Equal("An odd x%_suggestion", await Shown("x%_s"));
        Assert.Equal("", await Shown("%"));
        Assert.Equal("", await Shown("'); DROP TABLE"));
        Assert.Equal("", await Shown(" "));
    }
}
