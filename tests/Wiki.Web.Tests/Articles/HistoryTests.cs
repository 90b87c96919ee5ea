using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class HistoryTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task The_history_leads_from_two_chosen_revisions_to_their_comparison_the_older_on_the_left()
    {
        for (var i = 1; i <= 4; i++)
        {
            await site.SaveAsync("chosen", $"# Chosen\n\nNumber {i}.");
        }

        using var visitor = site.Visitor();
        var history = await visitor.GetAsync("/wiki/chosen/history");
        var newest = await history.Form("Compare the two chosen").SubmitAsync();
        Assert.Equal("/wiki/chosen/diff/3..4", newest.Location);
        var turned = history.Form("Compare the two chosen");
        Choose(history, "a", 4);
        Choose(history, "b", 2);
        var comparison = await turned.SubmitAndFollowAsync();
        Assert.Equal("/wiki/chosen/diff/2..4", comparison.Path);
        Assert.Equal("Revision 2 → 4", comparison.Heading);
    }

    [Fact]
    public async Task An_earlier_revision_is_restored_as_a_new_one()
    {
        foreach (var text in new[] { "one", "two", "three" })
        {
            await site.SaveAsync("restored", $"# Restored\n\n{text}\n");
        }

        using var editor = await site.Visitor().SignedUpAs("restorer");
        var form = await (await editor.GetAsync("/wiki/restored/history/1")).ClickAsync("Restore this revision");
        Assert.Contains("The text below is that of revision 1.", form.Text, StringComparison.Ordinal);
        Assert.Contains("one", form.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        await form.Form("Save").SubmitAsync();

        var history = await editor.GetAsync("/wiki/restored/history");
        Assert.Contains("Restore revision 1", history.Text, StringComparison.Ordinal);
        Assert.Contains("one", (await editor.GetAsync("/wiki/restored/history/4")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Restore this revision", (await editor.GetAsync("/wiki/restored/history/4")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/wiki/restored/edit?restore=9")).Status);
        using var visitor = site.Visitor();
        Assert.DoesNotContain("Restore this", (await visitor.GetAsync("/wiki/restored/history/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_history_is_read_page_by_page_without_loss_or_repetition()
    {
        for (var i = 1; i <= 120; i++)
        {
            await site.SaveAsync("storied", $"# Storied\n\n{i}", $"change {i}", minor: i % 7 == 0);
        }

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/storied/history");
        var seen = new List<int>();
        while (true)
        {
            Assert.True(page.Document.QuerySelectorAll(".revisions > li").Length <= 50);
            seen.AddRange(page.Document.QuerySelectorAll(".revisions .number")
                .Select(link => int.Parse(link.TextContent, CultureInfo.InvariantCulture)));
            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }

            page = await page.ClickAsync("Older →");
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse(), seen);
        Assert.Contains("120 revisions", page.Text, StringComparison.Ordinal);
        Assert.Equal("/wiki/storied/history", (await page.ClickAsync("Newest")).Path);
    }

    [Fact]
    public async Task Only_the_newest_revision_bears_the_mark_of_what_readers_see()
    {
        await site.SaveAsync("marked", "# Marked\n\n1");
        await site.SaveAsync("marked", "# Marked\n\n2");
        using var visitor = site.Visitor();
        var history = await visitor.GetAsync("/wiki/marked/history");
        var published = Assert.Single(history.Document.QuerySelectorAll(".revisions li"), line =>
            line.TextContent.Contains("published", StringComparison.Ordinal));
        Assert.Equal("2", published.QuerySelector(".number")?.TextContent);
    }

    [Theory]
    [InlineData("/wiki/nobody/history")]
    [InlineData("/wiki/nobody/diff/1..2")]
    [InlineData("/wiki/nobody/history/1")]
    public async Task A_page_that_does_not_exist_has_no_past(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    private static void Choose(PageView page, string name, int number)
    {
        foreach (var choice in page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]"))
        {
            choice.IsChecked = choice.Value == number.ToString(CultureInfo.InvariantCulture);
        }
    }
}
