using System.Net;
using Wiki.Core.Reviews;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Changes;

public sealed class RecentFilterTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task Changes_are_filtered_by_system_author_kind_size_and_what_waits()
    {
        var tag = "filtered";
        using var editor = await site.Visitor().SignedUpAs("filter-editor");
        using var newcomer = await site.Visitor().NewcomerAs("filter-new");
        using var reviewer = await site.Visitor().SignedUpAs("filter-judge", "Reviewer");
        await site.SaveAsync("mach", "---\nkind: system\nname: Mach\n---\n# Mach\n\nA system.", $"[{tag} new]");
        await site.SaveAsAsync("filter-editor", "alpha", Matrix("alpha", "Mach", "no"), $"[{tag} first]");
        await site.SaveAsAsync("filter-editor", "alpha", Matrix("alpha", "Mach", "yes"), $"[{tag} fact]");
        await site.SaveAsAsync("filter-editor", "alpha", Matrix("alpha", "Mach", "yes") + "\nMore prose.\n", $"[{tag} prose]");
        await site.SaveAsAsync("filter-editor", "beta", "# Beta\n\none", $"[{tag} beta]");
        await site.SaveAsAsync("filter-editor", "beta", "# Beta\n\n" + new string('x', 500), $"[{tag} long]", minor: true);
        await site.SaveAsAsync("filter-new", "beta", "# Beta\n\n" + new string('y', 500), $"[{tag} waiting]");
        await site.SaveAsAsync("filter-new", "gamma", "# Gamma\n\none", $"[{tag} sent back]");
        await site.DecideAsync("filter-judge", "gamma", 1, Verdict.ChangesAsked, "More.");

        Assert.Equal(["fact", "first", "new"], await SeenAsync("?system=mach"));
        Assert.Equal(["beta", "fact", "first", "long", "prose"], await SeenAsync("?user=Filter-Editor"));
        Assert.Equal(["beta", "first", "new", "sent back"], await SeenAsync("?kind=new"));
        Assert.Equal(["fact", "first"], await SeenAsync("?kind=facts"));
        Assert.Equal(["long"], await SeenAsync("?kind=minor"));
        Assert.Equal(["beta", "fact", "first", "prose"], await SeenAsync("?user=filter-editor&minor=0"));
        Assert.Equal(["sent back", "waiting"], await SeenAsync("?waiting=1"));
        Assert.Equal(["sent back"], await SeenAsync("?kind=changes-asked"));
        Assert.Equal(["long"], await SeenAsync("?size=300"));
        Assert.Equal([], await SeenAsync("?user=nobody-here"));
        Assert.Equal(8, (await SeenAsync("")).Count);

        async Task<List<string>> SeenAsync(string query)
        {
            var page = await reviewer.GetAsync("/recent" + query);
            return [.. page.Document.QuerySelectorAll(".log li.change")
                .Select(line => line.TextContent.Split($"[{tag} ", 2)).Where(parts => parts.Length == 2)
                .Select(parts => parts[1].Split(']')[0]).Order(StringComparer.Ordinal)];
        }

        static string Matrix(string id, string column, string cell) =>
            $"# {id}\n\n<!-- matrix:{id} -->\n\n| Feature | {column} |\n|---|---|\n| Migration | {cell} |\n";
    }

    [Fact]
    public async Task A_change_that_waits_is_found_by_its_facts_and_by_the_systems_of_its_cells_and_events()
    {
        static string Cell(string level, string events = "") =>
            $"# Pending\n\n<!-- matrix:pending -->\n\n| Feature | Accent |\n|---|---|\n| Live | {level} |\n\n"
            + "<!-- timeline:pending -->\n\n| Date | Event | System |\n|---|---|---|\n| 1981 | Begun | Accent |\n" + events;
        using var newcomer = await site.Visitor().NewcomerAs("filter-waits");
        await site.SaveAsync("accent", "---\nkind: system\nname: Accent\n---\n# Accent\n\nA system.");
        await site.SaveAsync("pending", Cell("no"));
        await site.SaveAsAsync("filter-waits", "pending", Cell("yes"), "[a cell that waits]");
        using var visitor = await site.Visitor().SignedUpAs("filter-reader", "Reviewer");
        foreach (var query in (string[])["?system=accent", "?system=accent&waiting=1", "?kind=facts", "?kind=facts&waiting=1"])
        {
            Assert.Contains("[a cell that waits]", (await visitor.GetAsync("/recent" + query)).Text,
                StringComparison.Ordinal);
        }

        await site.SaveAsAsync("filter-waits", "pending", Cell("yes", "| 1985 | Ended | Rosetta |\n"), "[an event that waits]");
        await site.SaveAsAsync("filter-waits", "pending", Cell("yes", "| 1985 | Ended | Rosetta |\n") + "\nWords.\n", "[words]");
        var events = (await visitor.GetAsync("/recent?system=rosetta&kind=facts&waiting=1")).Text;
        Assert.Contains("[an event that waits]", events, StringComparison.Ordinal);
        Assert.DoesNotContain("[words]", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_is_gone_counts_as_changed()
    {
        static string Two(string row) =>
            $"# Gone\n\n<!-- matrix:gone -->\n\n| Feature | Nemesis |\n|---|---|\n| Live | yes |\n{row}";
        await site.SaveAsync("gone", Two("| Offline | no |\n"), "[both]");
        await site.SaveAsync("gone", Two(""), "[one gone]");
        using var visitor = site.Visitor();
        Assert.Contains("[one gone]", (await visitor.GetAsync("/recent?kind=facts")).Text, StringComparison.Ordinal);
        Assert.Contains("[one gone]", (await visitor.GetAsync("/recent?system=nemesis")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_changes_on_a_page_one_after_the_other_on_one_day_is_one_line()
    {
        using var editor = await site.Visitor().SignedUpAs("run-editor");
        using var other = await site.Visitor().SignedUpAs("run-other");
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.SaveAsAsync("run-editor", "run", "# Run\n\n1");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.SaveAsAsync("run-editor", "run", "# Run\n\n2");
        await site.SaveAsAsync("run-other", "aside", "# Aside\n\n1");
        await site.SaveAsAsync("run-editor", "run", "# Run\n\n3");
        await site.SaveAsAsync("run-editor", "run", "# Run\n\n4");
        await site.SaveAsAsync("run-other", "run", "# Run\n\n5");
        await site.SaveAsAsync("run-editor", "run", "# Run\n\n6");

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/recent?user=run-editor");

        var run = Assert.Single(page.Document.QuerySelectorAll(".log > li.run"));
        Assert.Contains("Run 3 changes", PageView.TextOf(run), StringComparison.Ordinal);
        Assert.NotNull(run.QuerySelector("a[href='/wiki/run/diff/1..4']"));
        Assert.Equal(3, run.QuerySelectorAll("details li.change").Length);
        Assert.Equal(2, page.Document.QuerySelectorAll(".log > li.change").Length);
    }

    [Fact]
    public async Task What_somebody_does_to_many_pages_at_once_is_one_line()
    {
        using var importer = await site.Visitor().SignedUpAs("importer");
        site.Clock.Advance(TimeSpan.FromDays(2));
        for (var i = 0; i < 3; i++)
        {
            await site.SaveAsAsync("importer", $"few-{i}", $"# Few {i}\n\n1", "A few");
        }

        for (var i = 0; i < 5; i++)
        {
            await site.SaveAsAsync("importer", $"many-{i}", $"# Many {i}\n\n1", "Out of a folder");
        }

        await site.SaveAsAsync("importer", "many-5", "# Many 5\n\n1");

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/recent?user=importer");

        var batch = Assert.Single(page.Document.QuerySelectorAll(".log > li.run"));
        Assert.Contains("5 pages · Out of a folder", batch.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, batch.QuerySelectorAll("details li.change a[href^='/wiki/many-']:not([href$=history])").Length);
        Assert.Equal(4, page.Document.QuerySelectorAll(".log > li.change").Length);
    }

    [Fact]
    public async Task A_reviewer_says_which_published_changes_they_looked_at_but_not_of_their_own()
    {
        using var editor = await site.Visitor().SignedUpAs("patrolled");
        using var reviewer = await site.Visitor().SignedUpAs("patrolling", "Reviewer");
        await site.SaveAsAsync("patrolled", "beat", "# Beat\n\n1", "[by another]");
        await site.SaveAsAsync("patrolling", "own-beat", "# Own beat\n\n1", "[my own]");
        var list = await reviewer.GetAsync("/recent?looked=0&kind=new");
        Assert.Empty(list.Document.QuerySelectorAll("button[aria-label='Looked at revision 1 of Own beat']"));
        var own = await site.ArticleIdAsync("own-beat");

        var forged = list.Form("Looked at revision 1 of Beat").Forge("article", $"{own}");
        await forged.SubmitAsync();
        Assert.Contains("[my own]", (await reviewer.GetAsync("/recent?looked=0")).Text, StringComparison.Ordinal);
        list = await reviewer.GetAsync("/recent?looked=0&kind=new");
        var after = await list.Form("Looked at revision 1 of Beat").SubmitAndFollowAsync();

        Assert.Equal("/recent?looked=0&kind=new", after.Path);
        Assert.DoesNotContain("[by another]", after.Text, StringComparison.Ordinal);
        Assert.Contains("looked at", (await reviewer.GetAsync("/recent?user=patrolled")).Text, StringComparison.Ordinal);
        Assert.Empty((await editor.GetAsync("/recent")).Document.QuerySelectorAll("form[action*=Looked]"));
    }

    [Fact]
    public async Task Only_reviewers_can_say_that_they_looked()
    {
        using var editor = await site.Visitor().SignedUpAs("no-reviewer");
        using var reviewer = await site.Visitor().SignedUpAs("turned-editor", "Reviewer");
        await site.SaveAsAsync("no-reviewer", "guarded", "# Guarded\n\n1");
        var form = (await reviewer.GetAsync("/recent?user=no-reviewer")).Form("Looked at revision 1 of Guarded");
        await site.WithAsync(async (Microsoft.AspNetCore.Identity.UserManager<Wiki.Core.Data.Account> users) =>
            await users.RemoveFromRoleAsync((await users.FindByNameAsync("turned-editor"))!, "Reviewer"));
        Assert.Equal(HttpStatusCode.Forbidden, (await form.SubmitAsync()).Status);
    }

    [Theory]
    [InlineData("?system=%01&kind=x&size=-1&user=%FF")]
    [InlineData("?size=99999999999&waiting=2")]
    public async Task A_mangled_filter_shows_a_list(string query)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/recent" + query)).Status);
    }
}
