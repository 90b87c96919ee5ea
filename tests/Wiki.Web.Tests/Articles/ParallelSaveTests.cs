using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

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
            db.Revisions.OrderBy(revision => revision.Number).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Writers * SavesOfEach, accepted.Count + refused);
        Assert.NotEqual(0, refused);
        Assert.Equal(Enumerable.Range(1, accepted.Count + 1), revisions.Select(revision => revision.Number));
        Assert.Equal(Enumerable.Range(0, accepted.Count + 1), revisions.Select(revision => revision.BaseNumber));
        Assert.Equal(
            accepted.OrderBy(save => save.Base).Select(save => save.Text),
            revisions.Skip(1).Select(revision => revision.Text));
    }
}
