using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class MovingTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_reviewer_moves_a_page_and_everything_follows()
    {
        using var mover = await site.Visitor().SignedUpAs("follow-mover", "Reviewer");
        using var watcher = await site.Visitor().SignedUpAs("follow-watcher");
        await site.SaveAsync("follow-a", SystemText("follow-a"), "first");
        await site.SaveAsync("follow-a", SystemText("follow-a") + "\n\nMore.", "second");
        await site.SaveAsync("follow-link", "# Follow link\n\nSee [[follow-a]].");
        await site.WatchAsync("follow-watcher", "follow-a");
        var talk = await watcher.OpenAsync("/wiki/follow-a/talk/new");
        await talk.Form("Send").Fill("Subject", "Stays").Fill("Your comment", "A remark that stays.").SubmitAsync();
        using var reader = site.Visitor();
        Assert.Contains("Here", (await reader.GetAsync("/wiki/follow-a")).Text, StringComparison.Ordinal);
        await reader.GetAsync("/wiki/follow-link");
        await reader.GetAsync("/pages");

        var history = await mover.GetAsync("/wiki/follow-a/history");
        var form = await history.ClickAsync("Move");
        var done = await form.Form("Move the page").Fill("New address", "follow-b").Fill("Reason", "A better name")
            .SubmitAndFollowAsync();

        Assert.Equal("/wiki/follow-b/links", done.Path);
        Assert.Contains("“follow-a” leads to it", done.Notice, StringComparison.Ordinal);
        var page = await reader.GetAsync("/wiki/follow-b");
        Assert.Equal("Sys", page.Heading);
        Assert.Contains("Here", PageView.TextOf(page.Document.QuerySelector(".factbox, aside")!), StringComparison.Ordinal);
        var moved = await reader.GetAsync("/wiki/follow-b/history");
        Assert.Contains("Moved from follow-a to follow-b by follow-mover", moved.Text, StringComparison.Ordinal);
        Assert.Contains("A better name", moved.Text, StringComparison.Ordinal);
        Assert.Equal(2, moved.Document.QuerySelectorAll(".revisions > li").Length);
        Assert.Contains("A remark that stays.", (await reader.GetAsync("/wiki/follow-b/talk")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/cell/m/origin/follow-a?in=follow-b")).Status);
        Assert.Contains("/wiki/follow-b", (await watcher.GetAsync("/account/watchlist")).Body, StringComparison.Ordinal);
        // Kept pages are right.
        var link = await reader.GetAsync("/wiki/follow-link");
        Assert.Equal("/wiki/follow-b", link.Document.QuerySelector("main p a[href^='/wiki/follow-']")!.GetAttribute("href"));
        Assert.Empty(link.Document.QuerySelectorAll("main a.new"));
        Assert.DoesNotContain("/wiki/follow-a\"", (await reader.GetAsync("/pages")).Body, StringComparison.Ordinal);
        Assert.Contains("Follow link", (await reader.GetAsync("/wiki/follow-b/links")).Text, StringComparison.Ordinal);
        // The new key finds the columns of the old one, on the page of all facts too.
        Assert.Contains("Here", (await reader.GetAsync("/compare?system=follow-b&system=other")).Text, StringComparison.Ordinal);
        Assert.Contains("Here", (await reader.GetAsync("/compare?system=follow-a&system=other")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_of_the_old_name_redirects_for_good_with_the_rest_kept()
    {
        await site.SaveAsync("every-a", SystemText("every"));
        await site.SaveAsync("every-a", SystemText("every") + "\n\nMore.");
        using var mover = await site.Visitor().SignedUpAs("every-mover", "Reviewer");
        await MoveAsync("every-mover", "every-a", "every-b");
        string[] paths =
        [
            "/wiki/{0}", "/wiki/{0}?at=2007&cols=every", "/wiki/{0}.md", "/wiki/{0}.json", "/wiki/{0}.csv", "/wiki/{0}.atom",
            "/wiki/{0}/history", "/wiki/{0}/history?below=2", "/wiki/{0}/history/1", "/wiki/{0}/diff/1..2", "/wiki/{0}/blame",
            "/wiki/{0}/talk", "/wiki/{0}/talk/new", "/wiki/{0}/edit", "/wiki/{0}/import", "/wiki/{0}/links", "/wiki/{0}/cite",
            "/wiki/{0}/cite.bib", "/wiki/{0}/matrix/m", "/wiki/{0}/matrix/m.csv", "/wiki/{0}/matrix/m/edit",
            "/wiki/{0}/protection", "/wiki/{0}/move", "/cell/m/origin/every?in={0}", "/cell/m/origin/every/edit?in={0}",
        ];
        foreach (var path in paths)
        {
            var answer = await mover.GetAsync(string.Format(null, path, "every-a"));
            Assert.True(answer.Status == HttpStatusCode.MovedPermanently, $"{path}: {answer.Status}");
            Assert.Equal(string.Format(null, path, "every-b"), answer.Location);
            Assert.Contains("no-cache", answer.Header("Cache-Control"), StringComparison.Ordinal);
            var there = await mover.GetAsync(answer.Location!);
            Assert.True(there.Status == HttpStatusCode.OK, $"{answer.Location}: {there.Status}");
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, "/wiki/every-a");
        using var headed = await mover.Client.SendAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MovedPermanently, headed.StatusCode);
    }

    [Fact]
    public async Task A_chain_of_moves_leads_in_one_step_and_back_to_the_first_address()
    {
        await site.SaveAsync("chain-a", "# Chain\n\nx");
        using var mover = await site.Visitor().SignedUpAs("chain-mover", "Reviewer");
        await MoveAsync("chain-mover", "chain-a", "chain-b");
        await MoveAsync("chain-mover", "chain-b", "chain-c");
        Assert.Equal("/wiki/chain-c", (await mover.GetAsync("/wiki/chain-a")).Location);
        Assert.Equal("/wiki/chain-c", (await mover.GetAsync("/wiki/chain-b")).Location);

        await MoveAsync("chain-mover", "chain-c", "chain-a");

        Assert.Equal("Chain", (await mover.GetAsync("/wiki/chain-a")).Heading);
        Assert.Equal("/wiki/chain-a", (await mover.GetAsync("/wiki/chain-b")).Location);
        Assert.Equal("/wiki/chain-a", (await mover.GetAsync("/wiki/chain-c")).Location);
    }

    [Fact]
    public async Task An_address_that_is_taken_reserved_or_a_former_one_is_refused_with_a_sentence()
    {
        using var mover = await site.Visitor().SignedUpAs("refuse-mover", "Reviewer");
        await site.SaveAsync("refuse-a", "# Refuse\n\nx");
        await site.SaveAsync("refuse-taken", "# Taken\n\nx");
        await site.SaveAsync("refuse-former", "# Former\n\nx");
        await MoveAsync("refuse-mover", "refuse-former", "refuse-now");
        foreach (var (address, sentence) in new[]
        {
            ("refuse-taken", "There is already a page at “refuse-taken”."), ("search", "reserved for the site itself"),
            ("refuse-former", "former address of the page at “refuse-now”"), ("refuse-a", "has this address already"),
            ("!", "An address needs a letter"), ("", "An address needs a letter"),
        })
        {
            var answer = await (await mover.GetAsync("/wiki/refuse-a/move")).Form("Move the page")
                .Fill("New address", address).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(sentence, Assert.Single(answer.Problems), StringComparison.Ordinal);
            Assert.Contains(sentence, answer.Form("Move the page").Description("New address"), StringComparison.Ordinal);
        }

        Assert.Equal("Refuse", (await mover.GetAsync("/wiki/refuse-a")).Heading);
        Assert.Equal("Taken", (await mover.GetAsync("/wiki/refuse-taken")).Heading);
        // No page begins at a former address.
        var begun = await mover.GetAsync("/new?title=Refuse+former");
        Assert.Contains("former address", Assert.Single(begun.Problems), StringComparison.Ordinal);
        var outcome = await site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
            Slug.Parse("refuse-former", null), new Draft("# New\n\nx", "", false, 0), null, default));
        Assert.Contains("refuse-now",
            Assert.IsType<SaveOutcome.HasProblems>(outcome).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_moves_no_page_and_sees_no_link_to_the_form()
    {
        await site.SaveAsync("barred", "# Barred\n\nx");
        using var editor = await site.Visitor().SignedUpAs("barred-editor");
        Assert.DoesNotContain("/wiki/barred/move", (await editor.GetAsync("/wiki/barred/history")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/wiki/barred/move")).Status);
        Assert.IsType<MoveOutcome.NotAllowed>(await TryAsync("barred-editor", "barred", "barred-b"));
    }

    [Fact]
    public async Task Moves_that_cross_and_moves_onto_one_address_lose_nothing()
    {
        using var mover = await site.Visitor().SignedUpAs("cross-mover", "Reviewer");
        for (var i = 0; i < 5; i++)
        {
            var (a, b, c) = ($"cross-a{i}", $"cross-b{i}", $"cross-c{i}");
            await site.SaveAsync(a, $"# A{i}\n\nx");
            await site.SaveAsync(b, $"# B{i}\n\nx");
            var crossed = await Task.WhenAll(TryAsync("cross-mover", a, b), TryAsync("cross-mover", b, a));
            Assert.All(crossed, it => Assert.IsType<MoveOutcome.Refused>(it));

            var onto = await Task.WhenAll(TryAsync("cross-mover", a, c), TryAsync("cross-mover", b, c));
            Assert.Single(onto.OfType<MoveOutcome.Moved>());
            Assert.Single(onto.OfType<MoveOutcome.Refused>());

            // A new page and a move want one address.
            var (d, left) = ($"cross-d{i}", onto[0] is MoveOutcome.Moved ? b : a);
            var move = TryAsync("cross-mover", left, d);
            var save = site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
                Slug.Parse(d, null), new Draft($"# D{i}\n\nx", "", false, 0), null, default));
            var won = await move is MoveOutcome.Moved;
            var saved = await save;
            // The new page was there first, or its text met that of the page that moved.
            Assert.True(won ? saved is SaveOutcome.Conflict : saved is SaveOutcome.Saved, $"{won} {saved}");
            string[] all = won ? [a, b, c, d] : [a, b, c, d, left];
            foreach (var address in all)
            {
                Assert.Equal(HttpStatusCode.OK, (await mover.OpenAsync("/wiki/" + address)).Status);
            }
        }
    }

    [Fact]
    public async Task An_editor_that_was_open_during_the_move_still_saves()
    {
        await site.SaveAsync("open-a", "# Open\n\nx");
        using var mover = await site.Visitor().SignedUpAs("open-mover", "Reviewer");
        var form = EditForm.On(await mover.GetAsync("/wiki/open-a/edit"));
        await MoveAsync("open-mover", "open-a", "open-b");

        var answer = await mover.SendAsync(form.Post("# Open\n\nTyped before the move."));

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.Status);
        Assert.Equal("/wiki/open-b/edit", answer.Location);
        // A browser then sends the same form there.
        await mover.SendAsync((form with { Slug = "open-b" }).Post("# Open\n\nTyped before the move."));
        Assert.Contains("Typed before the move.", await site.TextAsync("open-b"), StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync("open-b"));
    }

    [Fact]
    public async Task The_links_of_other_pages_follow_as_one_revision_each_that_the_rules_of_review_judge()
    {
        using var mover = await site.Visitor().SignedUpAs("relink-mover", "Reviewer");
        await site.SaveAsync("relink-a", "# Relink b\n\nx\n\n<!-- matrix:m -->\n\n| F | Xen |\n|---|---|\n| Speed | yes |\n");
        await site.SaveAsync("relink-one", "# One\n\n[[Relink a]], [[relink-a|words]] and `[[relink-a]]`.");
        await site.SaveAsync("relink-two", "# Two\n\n{{matrix relink-a#m}}\n");
        var form = await mover.GetAsync("/wiki/relink-a/move");
        Assert.Equal("relink-b", form.Form("Move the page").Value("New address"));
        var done = await form.Form("Move the page").Tick("Rewrite the links of 2 pages").SubmitAndFollowAsync();

        Assert.Contains("The links of 2 pages were rewritten.", done.Notice, StringComparison.Ordinal);
        Assert.Equal("# One\n\n[[Relink b|Relink a]], [[Relink b|words]] and `[[relink-a]]`.\n", await site.TextAsync("relink-one"));
        Assert.Equal("# Two\n\n{{matrix Relink b#m}}\n", await site.TextAsync("relink-two"));
        Assert.Contains("Links follow the move of relink-a to relink-b",
            (await mover.GetAsync("/wiki/relink-one/history")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync("relink-one"));

        // Later, from the list of links; here the change waits for review.
        await site.SaveAsync("relink-three", "# Three\n\n[[relink-a]]");
        using var newcomer = await site.Visitor().NewcomerAs("relink-newcomer");
        var links = await newcomer.GetAsync("/wiki/relink-b/links");
        var pressed = await links.Form("Rewrite the links of 1 page").SubmitAndFollowAsync();
        Assert.Contains("The links of 1 page were rewritten.", pressed.Notice, StringComparison.Ordinal);
        Assert.Contains("[[Relink b|relink-a]]", await site.TextAsync("relink-three"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_moves_no_link_of_any_page_leads_nowhere_and_rebuilding_changes_no_row()
    {
        using var mover = await site.Visitor().SignedUpAs("walk-mover", "Reviewer");
        for (var i = 0; i < 10; i++)
        {
            await site.SaveAsync($"walk-{i}", $"# Walk {i}\n\n[[walk-{(i + 1) % 10}]] and [[walk-{(i + 3) % 10}|third]].");
        }

        for (var i = 0; i < 10; i++)
        {
            await MoveAsync("walk-mover", $"walk-{i}", $"walked-{(i * 7) % 10}");
        }

        using var reader = site.Visitor();
        for (var i = 0; i < 10; i++)
        {
            var page = await reader.GetAsync($"/wiki/walked-{i}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main a.new"));
            foreach (var link in page.Document.QuerySelectorAll("main p a[href^='/wiki/walk']"))
            {
                Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(link.GetAttribute("href")!)).Status);
            }
        }

        var before = await RowsAsync();
        await RebuildAsync();
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task One_press_rewrites_two_hundred_pages_and_says_how_many_are_left()
    {
        using var mover = await site.Visitor().SignedUpAs("many-mover", "Reviewer");
        await site.SaveAsync("many-a", "# Many\n\nx");
        for (var i = 0; i < MovedLinkWriter.Most + 3; i++)
        {
            await site.SaveAsync($"many-page-{i}", $"# Many page {i}\n\n[[many-a]]");
        }

        await MoveAsync("many-mover", "many-a", "many-b");
        var links = await mover.GetAsync("/wiki/many-b/links");
        var first = await links.Form("Rewrite the links of 203 pages").SubmitAndFollowAsync();
        Assert.Contains("200 of 203 pages rewritten; press again for the rest.", first.Notice, StringComparison.Ordinal);
        var second = await first.Form("Rewrite the links of 3 pages").SubmitAndFollowAsync();
        Assert.Contains("The links of 3 pages were rewritten.", second.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("Rewrite the links", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_meets_a_move_is_stored_or_refused_and_the_derived_rows_are_right()
    {
        using var mover = await site.Visitor().SignedUpAs("meet-mover", "Reviewer");
        for (var i = 0; i < 8; i++)
        {
            var (from, to) = ($"meet-a{i}", $"meet-b{i}");
            await site.SaveAsync(from, $"# Meet a{i}\n\n[[meet-a{i}]]");
            var save = site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
                Slug.Parse(from, null), new Draft($"# Meet b{i}\n\n[[meet-b{i}]] and [[meet-a{i}]]", "", false, 1), null, default));
            var move = MoveAsync("meet-mover", from, to);
            var saved = await save;
            await move;
            Assert.True(saved is SaveOutcome.Saved or SaveOutcome.HasProblems, $"{saved}");
            Assert.Equal(saved is SaveOutcome.Saved ? 2 : 1, await site.NumberAsync(to));
        }

        var before = await RowsAsync();
        await RebuildAsync();
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_page_that_nobody_has_published_yet_moves_too()
    {
        using var mover = await site.Visitor().SignedUpAs("hidden-mover", "Reviewer");
        using var newcomer = await site.Visitor().NewcomerAs("hidden-newcomer");
        await site.SaveAsync("hidden-a", "# Hidden\n\nx", author: "hidden-newcomer");
        var form = await mover.GetAsync("/wiki/hidden-a/move");
        var done = await form.Form("Move the page").Fill("New address", "hidden-b").SubmitAndFollowAsync();
        Assert.Equal("/wiki/hidden-b/history", done.Path);
        Assert.Equal("/wiki/hidden-b/edit", (await mover.GetAsync("/wiki/hidden-a/edit")).Location);
        // Visitors get no text of it at either address.
        using var reader = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/wiki/hidden-a")).Status);
        Assert.Equal("/review/hidden-b/0..1", (await mover.OpenAsync("/review/hidden-a")).Path);
    }

    [Fact]
    public async Task Kept_pages_that_show_facts_or_tables_of_a_moved_page_lead_to_its_new_address()
    {
        using var mover = await site.Visitor().SignedUpAs("shown-mover", "Reviewer");
        await site.SaveAsync("shown-table", SystemText("shown-sys"));
        await site.SaveAsync("shown-sys", "---\nkind: system\nname: Shown\n---\n# Shown sys\n\n[[shown-table]]");
        await site.SaveAsync("shown-include", "# Shown include\n\n{{matrix shown-table#m}}\n");
        using var reader = site.Visitor();
        foreach (var path in new[] { "/wiki/shown-sys", "/wiki/shown-include" })
        {
            Assert.Contains("shown-table", (await reader.GetAsync(path)).Body, StringComparison.Ordinal);
        }

        await MoveAsync("shown-mover", "shown-table", "shown-moved");

        Assert.DoesNotContain("in=shown-table", (await reader.GetAsync("/wiki/shown-sys")).Body, StringComparison.Ordinal);
        var include = await reader.GetAsync("/wiki/shown-include");
        Assert.Contains("Here", include.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("in=shown-table", include.Body, StringComparison.Ordinal);
        Assert.Contains("in=shown-moved", include.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_keeps_the_moves_as_they_are()
    {
        await site.SaveAsync("kept-a", "# Kept\n\nx");
        using var mover = await site.Visitor().SignedUpAs("kept-mover", "Reviewer");
        await MoveAsync("kept-mover", "kept-a", "kept-b");
        foreach (var sql in new[] { "DELETE FROM article_moves", "UPDATE article_moves SET reason = 'x'", "TRUNCATE article_moves" })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => site.WithAsync((WikiDb db) => db.Database.ExecuteSqlRawAsync(sql)));
        }
    }

    // A system whose matrix has a column with this key.
    private static string SystemText(string key) => $"""
        ---
        kind: system
        name: Sys
        ---
        # Sys

        Words about it.

        <!-- matrix:m -->

        | Feature | [Sys](#{key}) | Other |
        |---|---|---|
        | [Origin](#origin) | `Here` | no |
        """;

    private async Task MoveAsync(string mover, string from, string to) =>
        Assert.IsType<MoveOutcome.Moved>(await TryAsync(mover, from, to));

    private async Task<MoveOutcome> TryAsync(string mover, string from, string to)
    {
        var id = (await site.AccountAsync(mover)).Id;
        return await site.WithAsync((ArticleMoves moves) =>
            moves.MoveAsync(id, Slug.Parse(from, null), Slug.Parse(to, null), "", TestContext.Current.CancellationToken));
    }

    private Task<bool> RebuildAsync() => site.WithAsync(async (DerivedRows rows) =>
    {
        await rows.RebuildAsync(null, TestContext.Current.CancellationToken);
        return true;
    });

    private Task<string> RowsAsync() => site.WithAsync(async (WikiDb db) =>
    {
        var links = await db.Set<ArticleLink>().OrderBy(it => it.ArticleId).ThenBy(it => it.Target)
            .Select(it => $"{it.ArticleId}>{it.Target}").ToListAsync();
        var aliases = await db.Set<ArticleAlias>().OrderBy(it => it.ArticleId).ThenBy(it => it.Alias)
            .Select(it => $"{it.ArticleId}={it.Alias}").ToListAsync();
        var index = await db.Set<ArticleIndex>().OrderBy(it => it.ArticleId)
            .Select(it => $"{it.ArticleId} {it.Title} {it.Hue}").ToListAsync();
        return string.Join('\n', [.. links, .. aliases, .. index]);
    });
}
