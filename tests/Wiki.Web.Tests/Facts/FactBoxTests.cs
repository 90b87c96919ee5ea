using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Http;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Facts;

public sealed class FactBoxTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task A_systems_page_shows_the_usual_facts_in_their_order_with_the_counts_of_all_matrices()
    {
        await site.SaveAsync("box-table", Table("core", "box-usual | Bochs",
            "| Licence | `GPL-2.0` (the kernel part) [^a] | |",
            "| First release | ? | `1.0` since 1994 [^a] |",
            "| Speed | yes since 2.0 [^a] | |"));
        await site.SaveAsync("box-more", Table("more", "box-usual | Bochs", "| First release | `1.0` since 2003-10-01 [^a] | |"));
        await site.SaveAsync("box-other", System("Other system", ""));
        await site.SaveAsync("box-usual", System("Usual", ""));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/box-usual");
        Assert.Equal(["First release: 1.0 since 2003-10-01", "Licence: GPL-2.0 (the kernel part)"], Facts(page));
        Assert.Equal("/cell/more/first-release/box-usual?in=box-more",
            page.Document.QuerySelector(".factbox dt a")?.GetAttribute("href"));
        Assert.Equal("P", page.Document.QuerySelector(".factbox")!.PreviousElementSibling?.TagName);
        Assert.Contains("1 yes · 2 value · 1 unknown", page.Text, StringComparison.Ordinal);
        Assert.Contains("/compare?system=box-usual&system=box-other",
            page.Document.QuerySelectorAll(".factbox .chip").Select(it => it.GetAttribute("href")));
        Assert.Equal("All facts about box-usual", (await page.ClickAsync("All facts")).Heading);
    }

    [Fact]
    public async Task The_article_can_name_the_facts_itself_and_dates_hold_for_the_box()
    {
        await site.SaveAsync("named-table", Table("core", "box-named | Bochs",
            "| Licence | `GPL-2.0` [^a] | |", "| Speed | yes since 2008 [^a] | |", "| Size | no [^a] | |"));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.SaveAsync("named-table", Table("core", "box-named | Bochs",
            "| Licence | `GPL-2.0` [^a] | |", "| Speed | partial since 2008 (half) [^a] | |", "| Size | no [^a] | |"));
        await site.SaveAsync("box-named", System("Named", "facts: [speed, nothing-there, licence]\n"));
        using var visitor = site.Visitor();
        Assert.Equal(["Speed: Partial since 2008 (half)", "Licence: GPL-2.0"], Facts(await visitor.GetAsync("/wiki/box-named")));
        var then = await visitor.GetAsync("/wiki/box-named?at=2007");
        Assert.Equal("Speed: no implied: since 2008", Facts(then)[0]);
        Assert.Contains("As things stood in 2007", then.Text, StringComparison.Ordinal);
        Assert.Contains("1 value · 2 no", then.Text, StringComparison.Ordinal);
        // On a day before the first text the newest text is shown, with its facts.
        Assert.Equal("Speed: Partial since 2008 (half)", Facts(await visitor.GetAsync("/wiki/box-named?known=2020"))[0]);
    }

    [Fact]
    public async Task A_box_is_made_anew_when_another_article_changes_a_fact_of_the_system_and_only_then()
    {
        await site.SaveAsync("kept-table", Table("core", "box-kept | Bochs", "| Licence | `GPL-2.0` [^a] | `LGPL` [^a] |"));
        await site.SaveAsync("box-kept", System("Kept", ""));
        using var visitor = site.Visitor();
        // The site hears of its own saves a moment later, and then drops the page again.
        await Eventually.TrueAsync(async () =>
        {
            Assert.Equal(["Licence: GPL-2.0"], Facts(await visitor.GetAsync("/wiki/box-kept")));
            return Kept() is not null;
        }, "the page is kept");
        await site.SaveAsync("kept-table", Table("core", "box-kept | Bochs", "| Licence | `GPL-2.0` [^a] | `MIT` [^a] |"));
        Assert.NotNull(Kept());
        await site.SaveAsync("kept-table", Table("core", "box-kept | Bochs", "| Licence | `GPL-3.0` [^a] | `MIT` [^a] |"));
        Assert.Equal(["Licence: GPL-3.0"], Facts(await visitor.GetAsync("/wiki/box-kept")));
        await site.SaveAsync("kept-table", Table("core", "box-kept | Bochs", "| [Terms](#licence) | `GPL-3.0` [^a] | `MIT` [^a] |"));
        Assert.Equal(["Terms: GPL-3.0"], Facts(await visitor.GetAsync("/wiki/box-kept")));
        await site.SaveAsync("kept-table", "# Nothing any more\n\nx");
        Assert.Null((await visitor.GetAsync("/wiki/box-kept")).Document.QuerySelector(".factbox"));

        object? Kept() => site.Services.GetRequiredService<VisitorPages>().Find("/wiki/box-kept");
    }

    [Fact]
    public async Task An_article_that_is_no_system_has_no_box()
    {
        await site.SaveAsync("plain-table", Table("core", "plain-page | Bochs", "| Licence | `GPL-2.0` [^a] | |"));
        await site.SaveAsync("plain-page", "# Plain\n\nx");
        using var visitor = site.Visitor();
        Assert.Null((await visitor.GetAsync("/wiki/plain-page")).Document.QuerySelector(".factbox"));
    }

    private static List<string> Facts(PageView page) =>
    [
        .. page.Document.QuerySelectorAll(".factbox dt").Select(term => Folded(term.TextContent) + ": "
            + Folded(term.NextElementSibling!.TextContent).TrimStart('◐', '●')),
    ];

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string System(string title, string entries) => $"---\nkind: system\n{entries}---\n# {title}\n\nText.\n";

    private static string Table(string id, string systems, params string[] rows) => $"""
        # Table {id}

        <!-- matrix:{id} -->

        | Feature | {systems} |
        |---|---|---|
        {string.Join('\n', rows)}

        [^a]: The source, 2026, <https://example.org/a>

        """;
}
