using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Http;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

/// <summary>Visitors get cached pages until a save drops them.</summary>
public sealed class VisitorPageTests(HookedSite site) : IClassFixture<HookedSite>
{
    private VisitorPages Pages => site.Services.GetRequiredService<VisitorPages>();

    [Fact]
    public async Task A_page_that_was_read_before_is_answered_without_asking_the_database()
    {
        await site.SaveAsync("kept", "# Kept\n\nSee [[Other]].");
        using var visitor = site.Visitor();
        var first = await KeptAsync(visitor, "/wiki/kept");
        var commands = site.Database.Commands;
        var second = await visitor.GetAsync("/wiki/kept");
        // Another class has its own site: nothing else speaks to this database.
        Assert.Equal(commands, site.Database.Commands);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
    }

    [Fact]
    public async Task A_visitors_page_says_how_it_may_be_kept_and_sets_no_cookie()
    {
        await site.SaveAsync("tagged", "# Tagged\n\nx");
        using var visitor = site.Visitor();
        foreach (var page in new[] { await visitor.GetAsync("/wiki/tagged"), await visitor.GetAsync("/wiki/tagged") })
        {
            Assert.Matches("^\"[0-9a-f]{32}\"$", page.Header("ETag"));
            Assert.Equal("no-cache", page.Header("Cache-Control"));
            Assert.Contains("Accept-Encoding", page.Header("Vary"), StringComparison.Ordinal);
            Assert.Contains("Cookie", page.Header("Vary"), StringComparison.Ordinal);
            Assert.Null(page.Header("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\", {0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    public async Task A_reader_who_has_the_page_already_is_told_so(string ifNoneMatch, HttpStatusCode status)
    {
        var slug = "had-" + Guid.NewGuid().ToString("N");
        await site.SaveAsync(slug, "# Had\n\nx");
        using var visitor = site.Visitor();
        var tag = (await visitor.GetAsync("/wiki/" + slug)).Header("ETag")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/wiki/" + slug);
        request.Headers.TryAddWithoutValidation("If-None-Match",
            ifNoneMatch.Replace("{0}", tag, StringComparison.Ordinal));
        var answer = await visitor.SendAsync(request);
        Assert.Equal(status, answer.Status);
        Assert.Equal(tag, answer.Header("ETag"));
        Assert.NotNull(answer.Header("Vary"));
        Assert.Equal(status == HttpStatusCode.OK, answer.Body.Length > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_asks_for_the_head_alone_gets_what_the_whole_answer_would_say(bool readBefore)
    {
        var slug = "head-" + (readBefore ? "warm" : "cold");
        await site.SaveAsync(slug, "# Head\n\nx");
        using var visitor = site.Visitor();
        if (readBefore)
        {
            await visitor.GetAsync("/wiki/" + slug);
        }

        using var request = new HttpRequestMessage(HttpMethod.Head, "/wiki/" + slug);
        var head = await visitor.SendAsync(request);
        var page = await visitor.GetAsync("/wiki/" + slug);
        Assert.Equal(HttpStatusCode.OK, head.Status);
        Assert.Equal("", head.Body);
        foreach (var name in new[] { "ETag", "Content-Length", "Content-Type", "Vary", "Cache-Control" })
        {
            Assert.Equal(page.Header(name), head.Header(name));
        }
    }

    [Fact]
    public async Task A_visitor_who_reads_while_others_save_never_sees_an_older_revision_than_the_last_answered_save()
    {
        await site.SaveAsync("moving", "# Moving\n\nrevision-1-");
        var answered = 1;
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var visitor = site.Visitor();
            var reads = 0;
            while (!done.IsCancellationRequested)
            {
                var atLeast = Volatile.Read(ref answered);
                var body = await visitor.Client.GetStringAsync("/wiki/moving", TestContext.Current.CancellationToken);
                var shown = int.Parse(body.Split("revision-")[1].Split('-')[0]);
                Assert.True(shown >= atLeast, $"Revision {shown} was shown after revision {atLeast} was saved.");
                reads++;
            }

            return reads;
        })).ToList();
        for (var i = 2; i <= 60; i++)
        {
            await site.SaveAsync("moving", $"# Moving\n\nrevision-{i}-");
            Volatile.Write(ref answered, i);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.NotEqual(0, reads));
    }

    [Fact]
    public async Task A_page_that_was_being_made_while_a_save_came_is_given_to_its_reader_but_not_kept()
    {
        await site.SaveAsync("overtaken", "# Overtaken\n\nold words");
        var read = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        site.Database.After = sql =>
        {
            if (!sql.Contains("revisions", StringComparison.Ordinal) || read.Task.IsCompleted)
            {
                return Task.CompletedTask;
            }

            read.SetResult();
            return goOn.Task;
        };
        using var early = site.Visitor();
        var slow = early.GetAsync("/wiki/overtaken");
        await read.Task.WaitAsync(TestContext.Current.CancellationToken);
        site.Database.After = null;
        await site.SaveAsync("overtaken", "# Overtaken\n\nnew words");
        goOn.SetResult();

        Assert.Contains("old words", (await slow).Text, StringComparison.Ordinal);
        Assert.Null(Pages.Find("/wiki/overtaken"));
        Assert.Contains("new words", (await early.GetAsync("/wiki/overtaken")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_link_turns_blue_when_its_page_is_written_and_red_again_with_the_name_taken_away()
    {
        await site.SaveAsync("linking", "# Linking\n\n[[Target page]] and [[Nickname]].");
        using var visitor = site.Visitor();
        Assert.Equal(["new", "new"], await LinkClassesAsync(visitor));
        await site.SaveAsync("target-page", "# Target page\n\nx");
        Assert.Equal([null, "new"], await LinkClassesAsync(visitor));
        await site.SaveAsync("target-page", "---\naliases: [Nickname]\n---\n# Target page\n\nx");
        Assert.Equal([null, null], await LinkClassesAsync(visitor));
        await site.SaveAsync("target-page", "# Target page\n\nx");
        Assert.Equal([null, "new"], await LinkClassesAsync(visitor));
    }

    [Fact]
    public async Task A_page_that_becomes_a_system_or_gets_another_hue_changes_the_heads_of_matrices()
    {
        await site.SaveAsync("table",
            "# Table\n\n<!-- matrix:t -->\n\n| Feature | Xenon |\n|---|---|\n| SMP | yes |\n");
        using var visitor = site.Visitor();
        Assert.Null(await HeadAsync(visitor));
        await site.SaveAsync("xenon", "---\nkind: system\nhue: teal\n---\n# Xenon\n\nx");
        Assert.Contains("hue-teal", await HeadAsync(visitor), StringComparison.Ordinal);
        await site.SaveAsync("xenon", "---\nkind: system\nhue: pink\n---\n# Xenon\n\nx");
        Assert.Contains("hue-pink", await HeadAsync(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_show_a_save_at_once()
    {
        using var visitor = site.Visitor();
        foreach (var list in new[] { "/", "/systems", "/pages", "/recent" })
        {
            await visitor.GetAsync(list);
            await visitor.GetAsync(list);
        }

        await site.SaveAsync("listed", "---\nkind: system\n---\n# Listed everywhere\n\nx");
        foreach (var list in new[] { "/", "/systems", "/pages", "/recent" })
        {
            Assert.Contains("Listed everywhere", (await visitor.GetAsync(list)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_who_are_signed_in_neither_get_nor_leave_visitors_pages()
    {
        await site.SaveAsync("personal", "# Personal\n\nx");
        using var editor = await site.Visitor().SignedUpAs("someone");
        var own = await editor.GetAsync("/wiki/personal");
        Assert.NotNull(own.Document.QuerySelector(".menu.account"));
        Assert.Null(Pages.Find("/wiki/personal"));
        Assert.Null(own.Header("ETag"));

        using var visitor = site.Visitor();
        var page = await KeptAsync(visitor, "/wiki/personal");
        Assert.Null(page.Document.QuerySelector(".menu.account"));
        Assert.NotNull((await editor.GetAsync("/wiki/personal")).Document.QuerySelector(".menu.account"));
    }

    [Fact]
    public async Task Each_theme_has_its_own_page_and_any_other_value_has_none()
    {
        await site.SaveAsync("coloured", "# Coloured\n\nx");
        using var visitor = site.Visitor();
        foreach (var (cookie, theme) in new[] { ("theme=dark", "dark"), ("theme=light", "light"),
            ("theme=\"><script>", null) })
        {
            for (var i = 0; i < 2; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/wiki/coloured");
                request.Headers.TryAddWithoutValidation("Cookie", cookie);
                var page = await visitor.SendAsync(request);
                Assert.Equal(theme, page.Document.DocumentElement.GetAttribute("data-theme"));
            }
        }
    }

    [Theory]
    [InlineData("/wiki/never-written")]
    [InlineData("/search?q=x")]
    [InlineData("/wiki/with-query?x=1")]
    [InlineData("/health/ready")]
    public async Task What_is_no_finished_page_is_not_kept(string address)
    {
        await site.SaveAsync("with-query", "# With query\n\n" + Guid.NewGuid());
        using var visitor = site.Visitor();
        await visitor.GetAsync(address);
        Assert.Null(Pages.Find(address));
        Assert.Null(Pages.Find(address.Split('?')[0]));
    }

    // The site hears of a save twice, the second time through the database. A page rendered in between is not cached.
    private async Task<PageView> KeptAsync(Visitor visitor, string address)
    {
        PageView? page = null;
        await Eventually.TrueAsync(async () =>
        {
            page = await visitor.GetAsync(address);
            return Pages.Find(address) is not null;
        }, $"{address} is kept");
        return page!;
    }

    private static async Task<IEnumerable<string?>> LinkClassesAsync(Visitor visitor) =>
        (await visitor.GetAsync("/wiki/linking")).Document.QuerySelectorAll("article p a")
            .Where(link => link.GetAttribute("href")!.StartsWith("/wiki/", StringComparison.Ordinal))
            .Select(link => link.GetAttribute("class")).ToList();

    private static async Task<string?> HeadAsync(Visitor visitor) =>
        (await visitor.GetAsync("/wiki/table")).Document.QuerySelector("table [class*=hue-]")?.ClassName;
}
