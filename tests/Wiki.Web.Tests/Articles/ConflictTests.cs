using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class ConflictTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task Whoever_saves_second_sees_both_texts_loses_nothing_and_saves_on_the_new_base()
    {
        await site.SaveAsync("contested", "# Contested\n\nOne.\n");
        using var ann = await site.Visitor().SignedUpAs("ann");
        using var bob = await site.Visitor().SignedUpAs("bob");
        var hers = await ann.GetAsync("/wiki/contested/edit");
        var his = await bob.GetAsync("/wiki/contested/edit");
        await hers.Form("Save").Fill("Text", "# Contested\n\nOne of <Ann>.").Fill("Summary of the change", "Ann's")
            .SubmitAsync();

        var conflict = await his.Form("Save").Fill("Text", "# Contested\n\nOne of Bob.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Two changes meet", conflict.Heading);
        Assert.Contains("ann saved revision 2 while you were writing", conflict.Notice, StringComparison.Ordinal);
        Assert.Equal(
            ["# Contested\n\nOne of <Ann>.\n", "# Contested\n\nOne of Bob.\n"],
            conflict.Document.QuerySelectorAll(".side pre").Select(side => side.TextContent));
        Assert.Equal("<Ann>", conflict.Document.QuerySelector(".diff del")?.TextContent);
        Assert.Equal("Bob", conflict.Document.QuerySelector(".diff ins")?.TextContent);
        Assert.Equal("# Contested\n\nOne of Bob.", conflict.Form("Save").Value("Text"));
        Assert.Equal(2, await site.NumberAsync("contested"));

        var saved = await conflict.Form("Save").Fill("Text", "# Contested\n\nOne of Ann and Bob.")
            .SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 3.", saved.Notice);
    }

    [Fact]
    public async Task A_page_that_was_created_meanwhile_is_not_written_over()
    {
        using var ann = await site.Visitor().SignedUpAs("ann2");
        var form = await ann.GetAsync("/wiki/born-twice/edit");
        await site.SaveAsync("born-twice", "# Born twice\n\nTheirs.");
        var conflict = await form.Form("Save").Fill("Text", "# Born twice\n\nMine.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("# Born twice\n\nTheirs.\n",
            conflict.Document.QuerySelectorAll(".side pre").Select(it => it.TextContent));
        Assert.Equal("Saved as revision 2.", (await conflict.Form("Save").SubmitAndFollowAsync()).Notice);
    }

    [Fact]
    public async Task Two_who_begin_a_page_at_the_same_moment_are_told_apart()
    {
        using var ann = await site.Visitor().SignedUpAs("ann3");
        var form = EditForm.On(await ann.GetAsync("/wiki/raced/edit"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var post = form.Post($"# Raced\n\nNumber {i}.");
            return (await ann.SendAsync(post)).Status;
        }));
        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(11, answers.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(1, await site.NumberAsync("raced"));
    }

    [Fact]
    public async Task A_double_click_on_Save_stores_one_revision_and_both_answers_say_so()
    {
        using var ann = await site.Visitor().SignedUpAs("ann4");
        await site.SaveAsync("clicked", "# Clicked\n\nx");
        var form = EditForm.On(await ann.GetAsync("/wiki/clicked/edit"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var post = form.Post("# Clicked\n\ny");
            return await ann.SendAsync(post);
        }));
        Assert.All(answers, answer => Assert.Equal("/wiki/clicked", answer.Location));
        Assert.Equal(2, await site.NumberAsync("clicked"));
        // A browser shows the answer to the last click only.
        using var third = form.Post("# Clicked\n\ny");
        Assert.Equal("Saved as revision 2.", (await (await ann.SendAsync(third)).FollowAsync()).Notice);
    }

    [Fact]
    public async Task A_conflict_on_top_of_a_conflict_still_ends()
    {
        await site.SaveAsync("thrice", "# Thrice\n\n1");
        using var ann = await site.Visitor().SignedUpAs("ann5");
        var page = await ann.GetAsync("/wiki/thrice/edit");
        for (var i = 2; i < 5; i++)
        {
            await site.SaveAsync("thrice", $"# Thrice\n\n{i}");
            page = await page.Form("Save").Fill("Text", "# Thrice\n\nmine").SubmitAsync();
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
        }

        Assert.Equal("Saved as revision 5.", (await page.Form("Save").SubmitAndFollowAsync()).Notice);
    }
}
