using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class HomeTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task The_home_page_shows_each_system_its_turning_points_and_what_was_predicted_and_follows_every_save()
    {
        using var visitor = site.Visitor();
        var empty = await visitor.GetAsync("/");
        Assert.Null(empty.Document.QuerySelector("svg.timeline, .verdicts"));

        await site.SaveAsync("kvm", "---\nkind: system\nname: KVM\nhue: blue\nsummary: A module.\n---\n\n# KVM\n\nX.\n");
        await site.SaveAsync("data", Data("open"));
        var page = await visitor.GetAsync("/");
        Assert.Equal(
            ("2006", "2007 (Linux 2.6.20)", "2", "1"),
            (page.Fact("Since"), page.Fact("First merge into Linux"), page.Fact("Facts"), page.Fact("With a source")));
        Assert.Equal(
            ["19 Oct 2006, KVM: KVM posted (announced)", "4 Feb 2007, KVM: KVM merged (merged)",
                "Nov 2008, KVM: A board is founded (founded)"],
            page.Document.QuerySelectorAll("svg.timeline a").Select(it => it.QuerySelector("title")!.TextContent));
        Assert.Equal("/wiki/data#timeline-t", page.Document.QuerySelector("svg.timeline a")!.GetAttribute("href"));
        Assert.Equal(["◷open overdue It will matter A, 2007"], Verdicts(page));

        await site.SaveAsync("data", Data("yes 2011 [^a]"));
        Assert.Equal(["●came true It will matter A, 2007"], Verdicts(await visitor.GetAsync("/")));
    }

    [Fact]
    public async Task A_visitor_compares_two_systems_from_the_home_page_and_many_equal_changes_share_a_line()
    {
        await using var own = new ClockedSite();
        await own.InitializeAsync();
        await own.SaveAsync("kvm", "---\nkind: system\nname: KVM\n---\n\n# KVM\n\nX.\n");
        await own.SaveAsync("xen", "---\nkind: system\nname: Xen\n---\n\n# Xen\n\nX.\n");
        await own.SaveAsync("data", "# Data\n\n<!-- matrix:m -->\n| F | Xen | KVM |\n|---|---|---|\n| Speed | no | yes |\n");
        foreach (var i in Enumerable.Range(1, 5))
        {
            await own.SaveAsync($"alike-{i}", $"# Alike {i}\n\nX.\n", "Spelling");
        }

        using var visitor = own.Visitor();
        var home = await visitor.GetAsync("/");
        Assert.Equal("KVM and Xen", (await home.ClickAsync("Compare KVM with Xen")).Heading);
        var chosen = await home.Form("Compare").Choose("Compare", "Xen").Choose("with", "KVM").SubmitAsync();
        Assert.Equal("Xen and KVM", chosen.Heading);
        Assert.Contains("Alike 5 and 4 other pages · Spelling", home.Text, StringComparison.Ordinal);
    }

    private static List<string> Verdicts(PageView page) =>
        [.. page.Document.QuerySelectorAll(".verdicts > li").Select(PageView.TextOf)];

    private static string Data(string outcome) => $"""
        # Data

        <!-- matrix:m -->

        | Feature | KVM |
        |---|---|
        | Speed | yes [^a] |
        | Size | no |
        | Colour | |

        <!-- timeline:t -->

        | Date | Event | System | Kind | Version |
        |---|---|---|---|---|
        | 2006-10-19 | KVM posted | kvm | announce | |
        | 2007-02-04 | KVM merged | kvm | merge | linux:2.6.20 |
        | 2007-05 | Company founded | kvm | found | |
        | 2008-09-04 | Red Hat buys Qumranet | kvm | acquire | |
        | 2008-11 | A board is founded | kvm | found | |
        | 2009 | Linux 2.6.30 | | release | linux:2.6.30 |
        | 2050 | A plan | kvm | announce | |

        <!-- predictions:p -->

        | Prediction | Who | Made | Due | Outcome | Source |
        |---|---|---|---|---|---|
        | It will matter | A | 2007 | 2010 | {outcome} | [^a] |

        [^a]: Somewhere, 2007.

        """;
}
