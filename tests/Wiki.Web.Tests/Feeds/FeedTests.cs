using System.Net;
using System.Xml.Linq;
using Wiki.Core.Reviews;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Feeds;

public sealed class FeedTests(MailSite site) : IClassFixture<MailSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_feed_is_valid_and_all_its_addresses_are_absolute()
    {
        using var person = await site.Visitor().SignedUpAs("feeding");
        using var newcomer = await site.Visitor().NewcomerAs("feeding-new");
        await site.SaveAsAsync("feeding", "fed", "# Fed & <b>bold</b>\n\none", "<script>\"&");
        await site.SaveAsAsync("feeding-new", "fed", "# Fed & <b>bold</b>\n\ntwo \ud83d\ude00", "Waiting \ufffe");
        var token = await TokenAsync(person);
        foreach (var path in new[]
        {
            "/recent.atom", "/recent.atom?user=feeding&minor=0", "/recent.atom?user=nobody-at-all", "/wiki/fed.atom",
            "/review.atom", "/account/watchlist.atom?token=" + token,
        })
        {
            var feed = await ReadAsync(path);
            Assert.Equal(MailSite.Base + path, Link(feed, "self"));
            var entries = feed.Elements(Atom + "entry").ToList();
            Assert.Equal(entries.Count, entries.Select(it => it.Element(Atom + "id")!.Value).Distinct().Count());
            foreach (var element in entries.Prepend(feed))
            {
                Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
                Assert.NotEqual("", element.Element(Atom + "title")!.Value);
                Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", element.Element(Atom + "updated")!.Value);
                Assert.StartsWith(MailSite.Base + "/", Link(element, "alternate"), StringComparison.Ordinal);
            }

            Assert.All(entries, entry =>
            {
                Assert.NotEqual("", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
                Assert.Equal("html", entry.Element(Atom + "content")!.Attribute("type")!.Value);
                Assert.DoesNotContain("<script", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task An_entry_of_an_article_is_a_published_change_with_its_facts_and_a_link_to_what_changed()
    {
        static string Table(string cell) =>
            $"# Facted\n\n<!-- matrix:facted -->\n\n| Feature | KVM |\n|---|---|\n| Migration | {cell} |\n";
        await site.SaveAsync("facted", Table("no"));
        await site.SaveAsync("facted", Table("yes since 2.6.20"), "It came");
        using var newcomer = await site.Visitor().NewcomerAs("unpublished");
        await site.SaveAsAsync("unpublished", "facted", Table("partial"));

        var entries = (await ReadAsync("/wiki/facted.atom")).Elements(Atom + "entry").ToList();

        Assert.Equal(2, entries.Count);
        Assert.Equal(MailSite.Base + "/wiki/facted/diff/1..2", Link(entries[0], "alternate"));
        Assert.Equal("It came", entries[0].Element(Atom + "summary")!.Value);
        var content = entries[0].Element(Atom + "content")!.Value;
        Assert.Contains("matrix facted", content, StringComparison.Ordinal);
        Assert.Contains("yes since 2.6.20", content, StringComparison.Ordinal);
        // Everybody can read this feed, so it says that something waits, and nothing of it.
        Assert.All((await ReadAsync("/review.atom")).Elements(Atom + "entry"), entry =>
        {
            Assert.Equal("A change waits for review", entry.Element(Atom + "title")!.Value);
            Assert.Equal(MailSite.Base + "/review", Link(entry, "alternate"));
            Assert.DoesNotContain("Partial", entry.Value, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task What_a_rejected_change_left_is_no_entry_and_the_next_is_compared_with_what_readers_saw_before()
    {
        await site.SaveAsync("skipped", "# Skipped\n\none\n\ntwo");
        using var newcomer = await site.Visitor().NewcomerAs("rejected-one");
        using var reviewer = await site.Visitor().SignedUpAs("rejecting", "Reviewer");
        await site.SaveAsAsync("rejected-one", "skipped", "# Skipped\n\none!\n\ntwo");
        await site.DecideAsync("rejecting", "skipped", 2, Verdict.Rejected, "No.");
        await site.SaveAsync("skipped", "# Skipped\n\none\n\ntwo!");
        var entries = (await ReadAsync("/wiki/skipped.atom")).Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal(MailSite.Base + "/wiki/skipped/diff/1..4", Link(entries[0], "alternate"));
    }

    [Theory]
    [InlineData("If-None-Match", "ETag")]
    [InlineData("If-Modified-Since", "Last-Modified")]
    public async Task A_reader_who_has_the_feed_is_told_so_until_something_changes(string asks, string from)
    {
        var slug = "conditional-" + from.ToLowerInvariant();
        await site.SaveAsync(slug, "# Conditional\n\none");
        using var reader = site.Visitor();
        foreach (var path in new[] { "/recent.atom", $"/wiki/{slug}.atom", $"/wiki/{slug}.atom" })
        {
            var first = await reader.GetAsync(path);
            Assert.StartsWith("application/atom+xml", first.Header("Content-Type"), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation(asks, first.Header(from));
            Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again)).Status);
        }

        var tag = (await reader.GetAsync("/recent.atom")).Header("ETag");
        await site.SaveAsync(slug, "# Conditional\n\ntwo");
        using var later = new HttpRequestMessage(HttpMethod.Get, "/recent.atom");
        later.Headers.TryAddWithoutValidation("If-None-Match", tag);
        Assert.Equal(HttpStatusCode.OK, (await reader.SendAsync(later)).Status);
    }

    [Fact]
    public async Task The_feed_of_a_watchlist_opens_with_its_token_alone_and_an_old_token_opens_nothing()
    {
        await site.SaveAsync("secretly", "# Secretly\n\nx");
        using var person = await site.Visitor().SignedUpAs("secretive");
        await site.WatchAsync("secretive", "secretly");
        var old = await TokenAsync(person);
        using var reader = site.Visitor();
        var answer = await reader.GetAsync("/account/watchlist.atom?token=" + old);
        Assert.Contains("Secretly", answer.Body, StringComparison.Ordinal);
        Assert.Contains("noindex", answer.Header("X-Robots-Tag"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));

        await (await person.GetAsync("/account/following")).Form("Replace the address").SubmitAsync();

        foreach (var token in new[] { "", "x", "1-", old, old[..^1], old.Split('-')[0] + "-" })
        {
            Assert.Equal(HttpStatusCode.NotFound,
                (await reader.GetAsync("/account/watchlist.atom?token=" + token)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/account/watchlist.atom")).Status);
    }

    [Fact]
    public async Task The_feed_of_a_watchlist_has_every_change_and_says_what_waits()
    {
        using var person = await site.Visitor().SignedUpAs("feed-watcher");
        using var newcomer = await site.Visitor().NewcomerAs("feed-new");
        await site.SaveAsAsync("feed-watcher", "every-change", "# Every change\n\none");
        await site.SaveAsAsync("feed-watcher", "every-change", "# Every change\n\ntwo", "Second & <b>");
        await site.SaveAsAsync("feed-new", "every-change", "# Every change\n\nthree <i>");

        var entries = (await ReadAsync("/account/watchlist.atom?token=" + await TokenAsync(person)))
            .Elements(Atom + "entry").ToList();

        Assert.Equal(
            ["Every change (waits for review)", "Every change: Second & <b>", "Every change (new page)"],
            entries.Select(entry => entry.Element(Atom + "title")!.Value));
        var content = entries[0].Element(Atom + "content")!.Value;
        Assert.Contains("<del>-two</del>\n<ins>&#x2B;three &lt;i&gt;</ins>", content, StringComparison.Ordinal);
        Assert.DoesNotContain("<ins>", entries[2].Element(Atom + "content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_say_where_their_feed_is()
    {
        await site.SaveAsync("pointed", "# Pointed\n\nx");
        using var reader = site.Visitor();
        foreach (var (page, feed) in new[]
        {
            ("/", "/recent.atom"), ("/recent?system=kvm", "/recent.atom?system=kvm"),
            ("/wiki/pointed", "/wiki/pointed.atom"), ("/wiki/pointed/history", "/wiki/pointed.atom"),
        })
        {
            var link = (await reader.GetAsync(page)).Document.QuerySelector("link[type='application/atom+xml']");
            Assert.Equal(feed, link!.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("/wiki/no-such-page.atom")]
    [InlineData("/wiki/%20.atom")]
    public async Task A_page_that_does_not_exist_has_no_feed(string path)
    {
        using var reader = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(path)).Status);
    }

    private async Task<XElement> ReadAsync(string path)
    {
        using var reader = site.Visitor();
        var answer = await reader.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var feed = XDocument.Parse(answer.Body).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        return feed;
    }

    private static string Link(XElement element, string relation) => element.Elements(Atom + "link")
        .Single(it => it.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static async Task<string> TokenAsync(Visitor person)
    {
        var made = await (await person.GetAsync("/account/following")).Form("Make an address").SubmitAndFollowAsync();
        return made.Document.QuerySelector("ul.codes li")!.TextContent.Split("token=")[1];
    }
}
