using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Files;
using Wiki.Core.Http;
using Wiki.Text.Files;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Files;

/// <summary>Who sees which upload of a file, and where pages show it.</summary>
public sealed class FileHistoryTests(WikiSite site) : IClassFixture<WikiSite>
{
    private static int _count;

    [Fact]
    public async Task A_page_shows_a_file_in_its_sizes_and_follows_each_replacement()
    {
        using var editor = await site.Visitor().SignedUpAs(New("painter"));
        var author = $"painter-{_count}";
        await site.UploadAsync(author, "shown.png", MadePictures.Png(700, 500));
        await site.SaveAsync("shows", "# Shows\n\n![Noise](/media/shown.png) and "
            + "[a paper](/media/paper.pdf)\n\n![](/media/none.png)");
        using var visitor = site.Visitor();

        var before = await visitor.GetAsync("/wiki/shows");

        var picture = before.Document.QuerySelector("main img")!;
        Assert.Equal("Noise", picture.GetAttribute("alt"));
        Assert.Equal(("700", "500", "lazy"), (picture.GetAttribute("width"), picture.GetAttribute("height"),
            picture.GetAttribute("loading")));
        Assert.Equal(
            "/media/shown.png/1-320.webp 320w, /media/shown.png/1-640.webp 640w, /media/shown.png/1 700w",
            picture.GetAttribute("srcset"));
        Assert.Equal("none.png", before.Document.QuerySelector(".no-file")!.TextContent);
        await Eventually.TrueAsync(async () =>
            (await visitor.GetAsync("/wiki/shows")).Status == HttpStatusCode.OK && Kept("/wiki/shows"),
            "the page is kept");

        var about = await editor.GetAsync("/media/shown.png/about");
        Assert.Equal("Shows", about.Document.QuerySelector("main .feed a")!.TextContent);
        var replaced = await editor.SendFileAsync(
            "/media/shown.png/about", "other.png", MadePictures.Png(300, 200, 2), ("AltText", "Less"),
            ("Summary", "Smaller"));
        Assert.Equal("/media/shown.png/about", replaced.Location);
        await site.UploadAsync(author, "none.png", MadePictures.Png(10, 10), "At last");

        var after = await visitor.GetAsync("/wiki/shows");
        Assert.Equal("300", after.Document.QuerySelector("main img")!.GetAttribute("width"));
        Assert.Null(after.Document.QuerySelector(".no-file"));
        Assert.Equal("At last", after.Document.QuerySelectorAll("main img")[1].GetAttribute("alt"));

        await (await editor.GetAsync("/media/shown.png/about")).Form("Back to upload 1").SubmitAndFollowAsync();
        var reverted = await visitor.GetAsync("/wiki/shows");
        Assert.Equal("700", reverted.Document.QuerySelector("main img")!.GetAttribute("width"));
        var history = await visitor.GetAsync("/media/shown.png/about");
        Assert.Equal(["Upload 3", "Upload 2", "Upload 1"], history.Document
            .QuerySelectorAll(".file-uploads > li .pieces a").Select(it => it.TextContent));
        Assert.Contains("Back to upload 1", history.Text, StringComparison.Ordinal);
        Assert.Equal(await visitor.BytesAsync("/media/shown.png"), await visitor.BytesAsync("/media/shown.png/1"));
        var otherKind = await editor.SendFileAsync(
            "/media/shown.png/about", "x.gif", MadePictures.Of(FileKind.Gif, 8, 8), ("AltText", "x"));
        Assert.Contains("This is a GIF, and the file is called shown.png", Assert.Single(otherKind.Problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_waits_is_nowhere_but_for_its_author_and_reviewers_until_it_is_approved()
    {
        using var author = await site.Visitor().NewcomerAs(New("newcomer"));
        using var other = await site.Visitor().SignedUpAs(New("other"));
        using var reviewer = await site.Visitor().SignedUpAs(New("judge"), "Reviewer");
        using var visitor = site.Visitor();
        await site.SaveAsync("hopes", "# Hopes\n\n![A secret](/media/waits.png)");
        string[] addresses =
        [
            "/media/waits.png", "/media/waits.png/about", "/media/waits.png/1", "/media/waits.png/1-320.webp",
        ];

        var sent = await author.SendFileAsync("/media", "waits.png", MadePictures.Png(400, 300),
            ("AltText", "Hush-hush"));

        Assert.Contains("waits for review", (await sent.FollowAsync()).Notice, StringComparison.Ordinal);
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
            foreach (var person in new[] { author, reviewer })
            {
                var seen = await person.GetAsync(address);
                Assert.Equal(HttpStatusCode.OK, seen.Status);
                if (!address.EndsWith("/about", StringComparison.Ordinal))
                {
                    Assert.Contains("no-store", seen.Header("Cache-Control"), StringComparison.Ordinal);
                }
            }
        }

        foreach (var list in new[] { "/media", "/media?q=hush", "/media?show=waiting" })
        {
            Assert.DoesNotContain("waits.png", (await visitor.GetAsync(list)).Body, StringComparison.Ordinal);
            Assert.DoesNotContain("waits.png", (await other.GetAsync(list)).Body, StringComparison.Ordinal);
            Assert.Contains("waits.png", (await reviewer.GetAsync(list)).Body, StringComparison.Ordinal);
        }

        Assert.NotNull((await visitor.GetAsync("/wiki/hopes")).Document.QuerySelector(".no-file"));
        var preview = await (await author.GetAsync("/wiki/hopes/edit")).Form("Preview").SubmitAsync();
        Assert.Contains("“waits.png” waits for review", preview.Text, StringComparison.Ordinal);
        var stranger = await (await other.GetAsync("/wiki/hopes/edit")).Form("Preview").SubmitAsync();
        Assert.Contains("no file “waits.png”", stranger.Text, StringComparison.Ordinal);

        Assert.Matches("[0-9]+ files? waits? too", (await reviewer.GetAsync("/review")).Text);
        var approved = await (await reviewer.GetAsync("/media/waits.png/about"))
            .Form("Approve upload 1").SubmitAndFollowAsync();

        Assert.Contains("approved", approved.Notice, StringComparison.Ordinal);
        Assert.NotNull((await visitor.GetAsync("/wiki/hopes")).Document.QuerySelector("main img[width='400']"));
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).Status);
        }

        // The next upload waits again, and readers go on seeing the first.
        var first = await visitor.BytesAsync("/media/waits.png");
        await author.SendFileAsync("/media/waits.png/about", "b.png", MadePictures.Png(500, 300, 2),
            ("AltText", "New"));
        Assert.Equal(first, await visitor.BytesAsync("/media/waits.png"));
        Assert.Equal(first, await author.BytesAsync("/media/waits.png"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/waits.png/2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/waits.png/2-320.webp")).Status);
        await (await reviewer.GetAsync("/media/waits.png/about")).Form("Reject upload 2").SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/waits.png/2")).Status);
        Assert.Contains("rejected", (await author.GetAsync("/media/waits.png/about")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", (await visitor.GetAsync("/media/waits.png/about")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_an_upload_of_their_own_nor_without_being_a_reviewer()
    {
        using var author = await site.Visitor().NewcomerAs(New("own"));
        var id = (await site.AccountAsync($"own-{_count}")).Id;
        await author.SendFileAsync("/media", "own.png", MadePictures.Png(9, 9), ("AltText", "x"));

        var forged = await author.SendFileAsync(
            "/media/own.png/about?handler=decide", null, [], ("upload", "1"), ("verdict", "approve"));

        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.False(await site.WithAsync((FileWriter files) =>
            files.DecideAsync(FileName.Parse("own.png", null), 1, true, id, default)));
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/own.png")).Status);
    }

    [Fact]
    public async Task The_alt_text_alone_can_be_changed_and_unused_files_are_listed()
    {
        using var editor = await site.Visitor().SignedUpAs(New("words"));
        await site.UploadAsync($"words-{_count}", "lonely.png", MadePictures.Png(9, 9), "Wrong");
        await site.UploadAsync($"words-{_count}", "linked.pdf", Encoding.ASCII.GetBytes("%PDF-1.4"), "A paper");
        await site.SaveAsync("links", "# Links\n\n[A paper](/media/linked.pdf)");

        var page = await editor.GetAsync("/media/lonely.png/about");
        var saved = await page.Form("Replace").Fill("Alt text", "Right [1]").SubmitAndFollowAsync();

        Assert.Equal(@"![Right \[1\]](/media/lonely.png)", saved.Fact("In a page"));
        using var visitor = site.Visitor();
        var unused = await (await visitor.GetAsync("/media")).Form("Show")
            .Choose("Show", "files that no page uses").SubmitAsync();
        Assert.Contains("lonely.png", unused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("linked.pdf", unused.Text, StringComparison.Ordinal);
        Assert.Contains("Links", (await visitor.GetAsync("/media/linked.pdf/about")).Text, StringComparison.Ordinal);
        var found = await visitor.GetAsync("/media?q=right%20%5b");
        Assert.Equal("/media/lonely.png/about", found.Document.QuerySelector(".file-cards a")!.GetAttribute("href"));
    }

    private bool Kept(string address) => site.Services.GetRequiredService<VisitorPages>().Find(address) is not null;

    private static string New(string name) => $"{name}-{Interlocked.Increment(ref _count)}";
}
