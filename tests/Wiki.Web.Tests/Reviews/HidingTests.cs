using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Tests;
using Wiki.Web.Tests.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reviews;

public sealed class HidingTests(HidingTests.DatedMailSite site) : IClassFixture<HidingTests.DatedMailSite>
{
    // The secret words: of the text, of its title, of the summary and of the name.
    private static readonly string[] Secrets = ["zymurgy", "rhubarb", "quahog", "mallard"];

    /// <summary>A site that sends mail only when it is told, and whose days a test chooses.</summary>
    public sealed class DatedMailSite : MailSite
    {
        public FakeTimeProvider Clock { get; } = new(DateTimeOffset.Parse("2026-03-01T12:00:00Z"));

        protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock); // the last one counts
    }

    [Fact]
    public async Task What_is_hidden_of_a_revision_is_found_nowhere_until_that_is_lifted()
    {
        using var ada = await site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var ruth = await site.Visitor().SignedUpAs("ruth", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas");
        using var mallard = await site.Visitor().SignedUpAs("mallard");
        using var wanda = await site.Visitor().SignedUpAs("wanda");
        using var wendel = await site.ReachableAsync("wendel");
        await (await wendel.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").SubmitAsync();
        await site.SaveAsync("xen", "---\nkind: system\nname: Xen\n---\n# Xen\n");
        await site.SaveAsync("kvm", "---\nkind: system\nname: KVM\n---\n# KVM\n");
        await site.SaveAsync("includer", "# Includer\n\n{{matrix privy#m}}\n");
        await site.SaveAsync("privy", Page("Privy", "yes", "Plain words.", "plain"));
        await site.SaveAsync("alone", "# Alone\n\nOne.\n");
        foreach (var (person, slug) in new[] { ("wanda", "privy"), ("wanda", "alone"), ("wendel", "privy"), ("wendel", "alone") })
        {
            await site.WatchAsync(person, slug);
        }

        site.Clock.Advance(TimeSpan.FromDays(2));
        await mallard.WriteAsync("privy",
            Page("Rhubarb", "partial (zymurgy)", "Words of zymurgy.", "zymurgy"), "A quahog of a summary");
        await mallard.WriteAsync("alone", "# Alone\n\nTwo.\n", "A quahog of a summary");
        await CommentAsync(tomas, "/wiki/privy/talk/new?number=2&line=3");
        await CommentAsync(tomas, "/wiki/privy/talk/new?number=2&matrix=m&row=speed&column=xen");
        await TestDatabaseServer.RunAsync(site.ConnectionString,
            "UPDATE outgoing_mails SET due_at = due_at + interval '1 year'");
        site.Clock.Advance(TimeSpan.FromDays(2));
        await tomas.WriteAsync("privy", Page("Privy", "no", "Plain words.", "plain again"));
        await tomas.WriteAsync("privy", Page("Privy", "no", "Plain words.", "plain again") + "\nMore.\n");

        string[] addresses =
        [
            .. new[]
            {
                "", "/history", "/history/2", "/history/2?source=1", "/history/3", "/diff/1..2", "/diff/2..3", "/diff/2..3?view=text",
                "/diff/1..2?view=inline", "/diff/1..2?view=page", "/diff/visited..current", "/blame", "/cite?revision=2",
                "/cite.bib?revision=2", "/cite.json?revision=2", "/talk", "/talk/1", "/talk/2", "/talk/new?number=2&line=3",
                "?known=2026-03-03", "?known=2026-03-03&at=2020", ".md?known=2026-03-03", ".json?known=2026-03-03",
                ".csv?known=2026-03-03", "/matrix/m?known=2026-03-03", "/matrix/m.csv?known=2026-03-03", ".atom", "/edit",
                "/edit?restore=2", "/edit?undo=2..2", "/edit?undo=3..3", "/links",
            }.Select(it => "/wiki/privy" + it),
            "/wiki/includer?known=2026-03-03", "/cell/m/speed/xen?in=privy", "/cell/m/speed/xen?in=privy&part=details",
            "/compare?system=xen&system=kvm&known=2026-03-03", "/compare.csv?system=xen&system=kvm&known=2026-03-03",
            "/compare.json?system=xen&system=kvm&known=2026-03-03", "/timeline?known=2026-03-03",
            "/timeline.json?known=2026-03-03", "/predictions?known=2026-03-03", "/predictions", "/predictions.csv?known=2026-03-03",
            "/wiki/xen?known=2026-03-03", "/recent", "/recent?kind=facts", "/recent.atom", "/", "/search?q=plain", "/reports",
            "/compare-pages?a=privy@1&b=privy@2", "/account/watchlist", "/account/notifications", "/review", "/review/privy/1..2",
            "/review/privy/0..4", "/review/statistics", "/pages", "/sitemap.xml", await FeedOfAsync(wanda),
        ];
        var before = await FoundAsync(addresses, null, tomas, ruth, wanda);
        foreach (var secret in Secrets)
        {
            Assert.True(before.Count(it => it.Secret == secret) > 3, $"{secret}: {string.Join(", ", before)}");
        }

        foreach (var place in new[]
        {
            "/history", "/history/2", "/diff/1..2", "/talk", "/talk/1", "/talk/2", ".md?known", "/matrix/m.csv?known", "/compare.csv",
            "/compare.json", "/timeline.json", "/predictions.csv", "/cell/", "/recent.atom", "privy.atom",
            "watchlist.atom", "/account/notifications",
            "/includer", "/cite.bib", "?restore=2", "/review/privy/1..2", "/compare-pages",
        })
        {
            Assert.True(before.Any(it => it.Address.Contains(place, StringComparison.Ordinal)), place);
        }

        Assert.Contains("mallard", (await ada.GetAsync("/recent?user=mallard")).Document.QuerySelector("main")!.InnerHtml,
            StringComparison.Ordinal);
        await HideAsync(ada, "alone", 2, "2", "A court says so", "summary", "name");
        var hidden = await HideAsync(ada, "privy", 2, "2", "A court says so", "text", "summary", "name");
        Assert.Contains("Hidden from now on", hidden.Text, StringComparison.Ordinal);

        Assert.Empty(await FoundAsync(addresses, null, tomas, ruth, wanda, ada));
        using var visitor = site.Visitor();
        Assert.Equal(4, (await visitor.GetAsync("/wiki/privy/history")).Document.QuerySelectorAll(".revisions > li").Length);
        Assert.Empty((await visitor.GetAsync("/recent?user=mallard")).Document.QuerySelectorAll(".change, .run"));
        Assert.Contains("name hidden", (await visitor.GetAsync("/wiki/privy/history")).Text, StringComparison.Ordinal);
        Assert.Contains("An administrator hid the text of revision 2.",
            (await visitor.GetAsync("/wiki/privy/diff/1..2")).Text, StringComparison.Ordinal);
        Assert.Contains("An administrator hid what this page said",
            (await visitor.GetAsync("/wiki/privy?known=2026-03-03")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A court says so", (await tomas.GetAsync("/wiki/privy/history/2")).Text, StringComparison.Ordinal);
        Assert.Contains("A court says so", (await ada.GetAsync("/wiki/privy/history/2")).Text, StringComparison.Ordinal);
        var seen = (await ada.GetAsync("/wiki/privy/history/2/hide")).Text;
        Assert.All(Secrets, secret => Assert.Contains(secret, seen, StringComparison.OrdinalIgnoreCase));
        await TestDatabaseServer.RunAsync(site.ConnectionString, "UPDATE outgoing_mails SET due_at = made_at");
        var mails = await site.MailsAsync("wendel");
        Assert.Equal(3, mails.Count); // two of changes, one of comments
        Assert.Contains(mails, mail => mail.Text.Contains("name hidden changed Alone", StringComparison.Ordinal));
        foreach (var secret in Secrets)
        {
            Assert.All(mails, mail => Assert.DoesNotContain(
                secret, mail.Headers["Subject"] + mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase));
        }

        var log = (await ada.GetAsync("/admin/hidings")).Text;
        Assert.Contains("privy, revision 2", log, StringComparison.Ordinal);
        Assert.Contains("A court says so", log, StringComparison.Ordinal);
        foreach (var (slug, what) in new[]
        {
            ("privy", "text"), ("privy", "summary"), ("privy", "name"), ("alone", "summary"), ("alone", "name"),
        })
        {
            await (await ada.GetAsync($"/wiki/{slug}/history/2/hide")).Form($"Lift the hiding of the {what}").SubmitAsync();
        }

        Assert.Equal(before, await FoundAsync(addresses, null, tomas, ruth, wanda));
        Assert.Contains("by ada", (await ada.GetAsync("/admin/hidings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_text_and_the_published_one_and_one_that_waits_cannot_be_hidden()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-newest", Roles.Administrator);
        using var nina = await site.Visitor().NewcomerAs("nina-newest");
        await site.SaveAsync("newest", "# Newest\n\nOne.\n");
        await site.SaveAsync("newest", "# Newest\n\nTwo.\n");
        var published = await HideAsync(ada, "newest", 2, "2", "Because", "text");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, published.Status);
        Assert.Contains("Take out of the page first", published.Text, StringComparison.Ordinal);
        Assert.Contains("/wiki/newest/edit?undo=2..2", published.Body, StringComparison.Ordinal);

        await nina.WriteAsync("newest", "# Newest\n\nThree.\n");
        await nina.WriteAsync("newest", "# Newest\n\nFour.\n");
        Assert.Contains("Revision 3 waits for review",
            (await HideAsync(ada, "newest", 3, "3", "Because", "text")).Text, StringComparison.Ordinal);
        Assert.Contains("Revision 4 is the newest text",
            (await HideAsync(ada, "newest", 3, "4", "Because", "text")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await HideAsync(ada, "newest", 4, "4", "Because", "summary", "name")).Status);
        Assert.Empty(await site.WithAsync((WikiDb db) => db.Hidden().Where(it => it.Part == HiddenPart.Text
            && db.Set<Article>().Any(article => article.Id == it.ArticleId && article.Slug == "newest")).ToListAsync()));
    }

    [Fact]
    public async Task Hiding_needs_a_reason_and_something_to_hide_and_an_administrator()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-reason", Roles.Administrator);
        using var ruth = await site.Visitor().SignedUpAs("ruth-reason", Roles.Reviewer);
        await site.SaveAsync("reasoned", "# Reasoned\n\nOne.\n");
        await site.SaveAsync("reasoned", "# Reasoned\n\nTwo.\n");
        Assert.Contains("Say why", (await HideAsync(ada, "reasoned", 1, "1", "  ", "text")).Text, StringComparison.Ordinal);
        Assert.Contains("Choose what to hide", (await HideAsync(ada, "reasoned", 1, "1", "Because")).Text, StringComparison.Ordinal);
        Assert.Contains("revisions 1 to 2", (await HideAsync(ada, "reasoned", 1, "7", "Because", "text")).Text, StringComparison.Ordinal);
        Assert.Contains("at most 300", (await HideAsync(ada, "reasoned", 1, "1", new string('x', 301), "text")).Text,
            StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await ruth.GetAsync("/wiki/reasoned/history/1/hide")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ruth.GetAsync("/admin/hidings")).Status);
        var reviewer = (await site.AccountAsync("ruth-reason")).Id;
        Assert.IsType<HidingOutcome.NotAllowed>(await site.WithAsync((Hidings hidings) => hidings.HideAsync(
            reviewer, Slug.Parse("reasoned", null), 1, 1, [HiddenPart.Text], "Because", default)));
        Assert.Null(await site.WithAsync((Hidings hidings) => hidings.StoredAsync(
            reviewer, Slug.Parse("reasoned", null), 1, default)));
        Assert.Contains("One.", (await ruth.GetAsync("/wiki/reasoned/history/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_offers_all_revisions_that_still_have_the_lines()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-spread", Roles.Administrator);
        string[] texts = ["One.", "One.\n\nAn address.", "Two.\n\nAn address.", "Three.\n\nAn address.", "Three."];
        foreach (var text in texts)
        {
            await site.SaveAsync("spread", $"# Spread\n\n{text}\n");
        }

        var page = await ada.GetAsync("/wiki/spread/history/2/hide");
        Assert.Contains("Revisions 2 to 4 have lines that revision 2 added.", page.Text, StringComparison.Ordinal);
        Assert.Equal("4", page.Form("Hide").Value("Up to revision"));
        await page.Form("Hide").Tick("The text and the title").Fill("Reason", "Privacy").SubmitAsync();
        using var visitor = site.Visitor();
        foreach (var number in new[] { 2, 3, 4 })
        {
            Assert.DoesNotContain("An address.", (await visitor.GetAsync($"/wiki/spread/history/{number}")).Body, StringComparison.Ordinal);
        }

        Assert.Contains("One.", (await visitor.GetAsync("/wiki/spread/history/1")).Body, StringComparison.Ordinal);
        var newest = await ada.GetAsync("/wiki/spread/history/1/hide");
        Assert.Equal("1", newest.Form("Hide").Value("Up to revision"));
    }

    [Fact]
    public async Task The_rows_of_revisions_and_of_hidings_stay_whoever_connects()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-rows", Roles.Administrator);
        await site.SaveAsync("rows", "# Rows\n\nOne.\n");
        await site.SaveAsync("rows", "# Rows\n\nTwo.\n");
        await HideAsync(ada, "rows", 1, "1", "Because", "text");
        Assert.Equal(["# Rows\n\nOne.\n"], await SchemaTests.RowsAsync(site.ConnectionString,
            "SELECT text FROM revisions JOIN articles ON id = article_id WHERE slug = 'rows' AND number = 1"));
        foreach (var statement in new[]
        {
            "DELETE FROM hidings", "TRUNCATE hidings", "UPDATE hidings SET reason = 'forged'",
            "UPDATE hidings SET lifted_at = now(), lifted_by = hidden_by, number = 2",
        })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
                TestDatabaseServer.RunAsync(site.ConnectionString, statement));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
        }
    }

    [Fact]
    public async Task Rebuilding_gives_the_same_facts_when_texts_are_hidden_and_when_that_is_lifted()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-facts", Roles.Administrator);
        foreach (var (cell, word) in new[] { ("yes", "a"), ("no", "b"), ("partial", "c"), ("yes", "d") })
        {
            await site.SaveAsync("factual", Page("Factual", cell, word, word));
        }

        var before = await FactsAsync();
        await HideAsync(ada, "factual", 2, "3", "Because", "text");
        var hidden = await FactsAsync();
        Assert.Equal(["1|NULL|yes"], hidden.Where(it => it.Contains('|', StringComparison.Ordinal)));
        await RebuildAsync();
        Assert.Equal(hidden, await FactsAsync());
        foreach (var number in new[] { 2, 3 })
        {
            await (await ada.GetAsync($"/wiki/factual/history/{number}/hide")).Form("Lift the hiding of the text").SubmitAsync();
        }

        Assert.Equal(before, await FactsAsync());

        Task<List<string>> FactsAsync() => SchemaTests.RowsAsync(site.ConnectionString,
            "SELECT first_number, last_number, canonical FROM cells JOIN articles ON id = article_id "
            + "WHERE slug = 'factual' AND column_key = 'xen'");

        Task<bool> RebuildAsync() => site.WithAsync(async (DerivedRows rows) =>
        {
            await rows.RebuildAsync(null, default);
            return true;
        });
    }

    [Fact]
    public async Task A_save_on_a_text_that_was_hidden_meanwhile_merges_and_a_conflict_shows_nothing_of_it()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-base", Roles.Administrator);
        using var tomas = await site.Visitor().SignedUpAs("tomas-base");
        await site.SaveAsync("based", Reviewing.Article("Based"));
        await site.SaveAsync("based", Reviewing.Article("Based", two: "Zymurgy of somebody."));
        var merges = (await tomas.GetAsync("/wiki/based/edit")).Form("Save");
        var conflicts = (await tomas.GetAsync("/wiki/based/edit")).Form("Save");
        await site.SaveAsync("based", Reviewing.Article("Based", two: "Nobody."));
        await HideAsync(ada, "based", 2, "2", "Because", "text");

        // The editor changes what the hidden text does not touch, and has its words in the form.
        var saved = await merges.Fill("Text", Reviewing.Article("Based", one: "Mine.", two: "Zymurgy of somebody."))
            .SubmitAndFollowAsync();
        Assert.Contains("Mine.", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zymurgy", await site.TextAsync("based"), StringComparison.OrdinalIgnoreCase);
        var conflict = await conflicts.Fill("Text", Reviewing.Article("Based", two: "Something else.")).SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.DoesNotContain("Zymurgy", conflict.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_text_that_was_hidden_while_it_was_rejected_is_never_published_or_brought_back()
    {
        using var ada = await site.Visitor().SignedUpAs("ada-rejected", Roles.Administrator);
        using var nina = await site.Visitor().NewcomerAs("nina-rejected");
        await site.SaveAsync("kept-out", Reviewing.Article("Kept out"));
        await nina.WriteAsync("kept-out", Reviewing.Article("Kept out", one: "Mine."));
        await nina.WriteAsync("kept-out", Reviewing.Article("Kept out", one: "Mine.", three: "Zymurgy."));
        await ada.DecideAsync("kept-out", 2, 3, "Reject", "No");
        Assert.Equal(HttpStatusCode.Found, (await HideAsync(ada, "kept-out", 3, "3", "Because", "text")).Status);
        await ada.DecideAsync("kept-out", 1, 2, "Approve and publish");

        using var visitor = site.Visitor();
        Assert.DoesNotContain("Zymurgy", (await visitor.GetAsync("/wiki/kept-out")).Body, StringComparison.Ordinal);
        Assert.Contains("Mine.", (await visitor.GetAsync("/wiki/kept-out")).Body, StringComparison.Ordinal);
        var undo = await nina.GetAsync("/wiki/kept-out/edit?undo=4..4");
        Assert.DoesNotContain("Zymurgy", undo.Body, StringComparison.Ordinal);
        Assert.Contains("cannot undo revision 4", undo.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_these_files_read_the_rows_of_revisions_and_not_what_is_shown_of_them()
    {
        // Each of them decides something, or shows to administrators; the others read Revision, which hides.
        string[] allowed =
        [
            "AuthorshipRow.cs", "AuthorshipRows.cs", "ArticleWriter.cs", "Hiding.cs", "Hidings.cs", "HistoryGraphs.cs", "Patrol.cs",
            "PendingChange.cs", "Publication.cs", "RecentChanges.cs", "Review.cs", "ReviewBacklog.cs", "ReviewRows.cs",
            "ReviewStatistics.cs", "Revision.cs", "RevisionLog.cs", "StoredRevision.cs", "WatchList.cs", "Hide.cshtml.cs",
        ];
        var source = Path.Combine(Repository.Root, "src");
        var found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("StoredRevision", StringComparison.Ordinal)
                    || System.Text.RegularExpressions.Regex.IsMatch(text, @"(?i)\b(from|join)\s+revisions\b")))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(allowed.Order(StringComparer.Ordinal), found);
    }

    private static async Task<PageView> HideAsync(
        Visitor administrator, string slug, int number, string last, string reason, params string[] parts)
    {
        var form = (await administrator.GetAsync($"/wiki/{slug}/history/{number}/hide")).Form("Hide")
            .Fill("Up to revision", last).Fill("Reason", reason);
        foreach (var part in parts)
        {
            form = form.Tick(part switch
            {
                "text" => "The text and the title",
                "summary" => "The summary",
                _ => "The name of its author",
            });
        }

        var answer = await form.SubmitAsync();
        return reason == "A court says so" ? await answer.FollowAsync() : answer;
    }

    private static async Task CommentAsync(Visitor editor, string address)
    {
        var answer = await (await editor.GetAsync(address)).Form("Send").Fill("Your comment", "Really?").SubmitAsync();
        Assert.NotNull(answer.Location);
    }

    private static async Task<string> FeedOfAsync(Visitor watcher)
    {
        var page = await (await watcher.GetAsync("/account/following")).Form("Make an address").SubmitAndFollowAsync();
        return "/account/watchlist.atom?token=" + page.Document.QuerySelector("ul.codes li")!.TextContent.Split("token=")[1];
    }

    // Where somebody finds a secret word.
    private async Task<IReadOnlyList<(string Who, string Address, string Secret)>> FoundAsync(
        IEnumerable<string> addresses, Visitor? visitor, params Visitor[] others)
    {
        var found = new List<(string, string, string)>();
        foreach (var address in addresses)
        {
            visitor = site.Visitor();
            var people = others.Select((person, i) => (Name: $"account {i}", Person: person)).Prepend(("visitor", visitor));
            foreach (var (name, person) in people)
            {
                var page = await person.GetAsync(address);
                Assert.True((int)page.Status < 500 && page.Status != HttpStatusCode.TooManyRequests, $"{address}: {page.Status}");
                found.AddRange(Secrets.Where(secret => page.Body.Contains(secret, StringComparison.OrdinalIgnoreCase))
                    .Select(secret => (name, address, secret)));
            }

            visitor.Dispose();
        }

        return found;
    }

    private static string Page(string title, string cell, string words, string key) => $"""
        # {title}

        {words}

        <!-- matrix:m -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Speed | {cell} | yes |

        <!-- timeline:t -->

        | Date | Event | System | Kind | Source |
        |---|---|---|---|---|
        | 2020-01-02 | The {key} event | xen | other | [^a] |

        <!-- predictions:p -->

        | Prediction | Who | Made | Due | Odds | Outcome | Source |
        |---|---|---|---|---|---|---|
        | The {key} prediction | Somebody | 2020-01 | 2030 | | open | [^a] |

        [^a]: Somewhere.

        """;
}
