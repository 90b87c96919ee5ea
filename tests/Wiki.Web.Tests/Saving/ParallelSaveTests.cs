using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Saving;

public sealed class ParallelSaveTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const int Writers = 20;
    private const int SavesOfEach = 10;

    [Fact]
    public async Task Of_two_hundred_parallel_saves_each_became_a_revision_or_was_told_of_the_one_that_came_first()
    {
        await site.SaveAsync("busy", "# Busy\n\nstart\n");
        using var editor = await site.Visitor().SignedUpAs("crowd");
        var form = EditForm.On(await editor.GetAsync("/wiki/busy/edit"));
        var accepted = new ConcurrentBag<(string Text, int Base)>();
        var refused = 0;
        var newest = 1;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < SavesOfEach; i++)
            {
                var basedOn = Volatile.Read(ref newest);
                var text = $"# Busy\n\nwriter {writer}, save {i}\n";
                using var post = form.Post(text, basedOn);
                using var answer = await editor.Client.SendAsync(post, TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                {
                    accepted.Add((text, basedOn));
                    Interlocked.Exchange(ref newest, basedOn + 1);
                }
                else
                {
                    Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
                    Interlocked.Increment(ref refused);
                }
            }
        })));

        var revisions = await site.WithAsync((WikiDb db) =>
            db.Set<Revision>().Where(it => it.Title == "Busy").OrderBy(revision => revision.Number)
                .ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Writers * SavesOfEach, accepted.Count + refused);
        Assert.NotEqual(0, refused);
        Assert.Equal(Enumerable.Range(1, accepted.Count + 1), revisions.Select(revision => revision.Number));
        Assert.Equal(Enumerable.Range(0, accepted.Count + 1), revisions.Select(revision => revision.BaseNumber));
        Assert.Equal(
            accepted.OrderBy(save => save.Base).Select(save => save.Text),
            revisions.Skip(1).Select(revision => revision.Text));
    }

    [Fact]
    public async Task Fifty_editors_who_each_write_their_own_paragraph_at_once_lose_no_word()
    {
        const int editors = 50;
        await site.SaveAsync("crowded", "# Crowded\n" + string.Concat(Enumerable.Range(0, editors).Select(i => $"\nParagraph {i}.\n")));
        using var editor = await site.Visitor().SignedUpAs("fifty");
        var form = EditForm.On(await editor.GetAsync("/wiki/crowded/edit"));
        var start = (await site.TextAsync("crowded"))!;
        await Task.WhenAll(Enumerable.Range(0, editors).Select(i => Task.Run(async () =>
        {
            var (text, basedOn) = (start, 1);
            for (var save = 0; save < 3; save++)
            {
                text = text.Replace($"Paragraph {i}.", $"Paragraph {i}. Word{i}x{save}", StringComparison.Ordinal);
                using var post = form.Post(text, basedOn);
                using var answer = await editor.Client.SendAsync(post, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                var now = await site.WithAsync((ArticleReader reader) =>
                    reader.CurrentAsync(Slug.Parse("crowded", null), TestContext.Current.CancellationToken));
                (text, basedOn) = (now!.Text, now.Number);
            }
        })));

        var end = await site.TextAsync("crowded");
        Assert.All(Enumerable.Range(0, editors), i => Assert.All(Enumerable.Range(0, 3), save =>
            Assert.Contains($"Word{i}x{save}", end, StringComparison.Ordinal)));
        Assert.Equal(1 + (editors * 3), await site.NumberAsync("crowded"));
    }
}
