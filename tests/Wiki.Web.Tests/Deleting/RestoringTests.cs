using System.Net;
using Wiki.Core.Saving;
using Wiki.Web.Tests.Harness;
using Wiki.Web.Tests.Reviews;

namespace Wiki.Web.Tests.Deleting;

public sealed class RestoringTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_restored_page_has_everything_that_it_had()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-whole", "Reviewer");
        using var nina = await site.Visitor().NewcomerAs("nina-whole");
        using var visitor = site.Visitor();
        await site.SaveAsync("whole-before", Table("no"));
        await site.TryMoveAsync("ruth-whole", "whole-before", "whole");
        await site.SaveAsync("whole", Table("yes"), "From no to yes");
        await nina.WriteAsync("whole", Table("yes") + "\n\nA waiting line.\n");
        await site.SaveAsync("whole-link", "# Whole link\n\n[[whole]], [[whole-before]] and [[Wholly]].\n\n{{matrix whole#m}}\n");
        await site.WatchAsync("nina-whole", "whole");
        await (await nina.OpenAsync("/wiki/whole/talk/new")).Form("Send")
            .Fill("Subject", "A subject").Fill("Your comment", "A remark that stays.").SubmitAsync();
        var rows = await site.DerivedRowsAsync();
        string[] addresses = ["/wiki/whole", "/wiki/whole/history", "/wiki/whole/history/1", "/wiki/whole/diff/1..2", "/wiki/whole/talk",
            "/wiki/whole.json", "/wiki/whole-link", "/wiki/whole/links", "/cell/m/speed/xen?in=whole", "/search?q=whole", "/pages"];
        var before = await Task.WhenAll(addresses.Select(WordsAsync));

        var id = await site.DeleteAsync("ruth-whole", "whole");

        Assert.Equal(0, await site.CountDerivedAsync(id));
        Assert.Equal(3, (await visitor.GetAsync("/wiki/whole-link")).Document.QuerySelectorAll("main p a.new").Length);
        var list = await (await ruth.GetAsync("/deleted")).ClickAsync("Whole");
        var done = await list.Form("Restore the page").Fill("Reason", "It was no spam").SubmitAndFollowAsync();

        Assert.Equal("/wiki/whole", done.Path);
        Assert.Equal("The page is restored, at the address “whole”.", done.Notice);
        Assert.Equal(rows, await site.DerivedRowsAsync());
        var history = await visitor.GetAsync("/wiki/whole/history");
        Assert.Contains("Deleted at the address whole by ruth-whole", history.Text, StringComparison.Ordinal);
        Assert.Contains("It was no spam", history.Text, StringComparison.Ordinal);
        foreach (var (address, words) in addresses.Zip(before))
        {
            var now = await WordsAsync(address);
            Assert.True(address.EndsWith("/history", StringComparison.Ordinal) || words == now, $"{address}: {words} → {now}");
        }

        Assert.Equal("/wiki/whole", (await visitor.GetAsync("/wiki/whole-before")).Location);
        Assert.Contains("/wiki/whole", (await nina.GetAsync("/account/watchlist")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("A waiting line.", (await visitor.GetAsync("/wiki/whole")).Text, StringComparison.Ordinal);
        await ruth.DecideAsync("whole", 2, 3, "Approve and publish");
        Assert.Contains("A waiting line.", (await visitor.GetAsync("/wiki/whole")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await site.WithAsync((DeletionReader reader) => reader.ListAsync(1, default)), it => it.ArticleId == id);
    }

    [Fact]
    public async Task A_page_whose_address_is_taken_is_restored_at_another_and_takes_nothing_away()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-taken", "Reviewer");
        using var visitor = site.Visitor();
        await site.SaveAsync("taken-first", "# Old taken\n\nx");
        await site.TryMoveAsync("ruth-taken", "taken-first", "taken");
        var id = await site.DeleteAsync("ruth-taken", "taken");
        await site.SaveAsync("taken", "# New taken\n\n[[taken-first]]");
        await site.SaveAsync("taken-first", "# New first\n\nx");
        await site.SaveAsync("taken-a", "# A\n\nx");
        await site.TryMoveAsync("ruth-taken", "taken-a", "taken-b");

        var form = await ruth.GetAsync($"/deleted/{id}");
        Assert.Contains("There is already a page at “taken”.", form.Text, StringComparison.Ordinal);
        foreach (var (address, sentence) in new[]
        {
            ("", "An address needs a letter"), ("taken", "There is already a page at “taken”."),
            ("taken-a", "former address of the page at “taken-b”"), ("search", "reserved for the site itself"),
        })
        {
            var refused = await form.Form("Restore the page").Fill("Another address", address).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, Assert.Single(refused.Problems), StringComparison.Ordinal);
        }

        var done = await form.Form("Restore the page").Fill("Another address", "taken-2").SubmitAndFollowAsync();

        Assert.Equal(("/wiki/taken-2", "Old taken"), (done.Path, done.Heading));
        Assert.Equal("New taken", (await visitor.GetAsync("/wiki/taken")).Heading);
        Assert.Equal("New first", (await visitor.GetAsync("/wiki/taken-first")).Heading);
        Assert.Contains("New taken", (await visitor.GetAsync("/wiki/taken-first/links")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("New taken", (await visitor.GetAsync("/wiki/taken-2/links")).Text, StringComparison.Ordinal);

        // The address that both had leads to the one that left it last, and a form there is not sent elsewhere.
        await ruth.WriteAsync("taken-first", "# New first\n\nChanged.");
        Assert.Contains("Changed.", await site.TextAsync("taken-first"), StringComparison.Ordinal);
        await site.TryMoveAsync("ruth-taken", "taken-first", "taken-last");
        Assert.Equal("/wiki/taken-last", (await visitor.GetAsync("/wiki/taken-first")).Location);
        Assert.IsType<MoveOutcome.Refused>(await site.TryMoveAsync("ruth-taken", "taken-2", "taken-first"));
        await site.DeleteAsync("ruth-taken", "taken-last");
        Assert.Equal("/wiki/taken-2", (await visitor.GetAsync("/wiki/taken-first")).Location);
        var rows = await site.DerivedRowsAsync();
        await site.RebuildAsync();
        Assert.Equal(rows, await site.DerivedRowsAsync());
    }

    [Fact]
    public async Task A_page_that_takes_the_address_while_the_form_is_open_is_in_the_way_and_stays()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-open", "Reviewer");
        await site.SaveAsync("open", "# Old open\n\nx");
        var id = await site.DeleteAsync("ruth-open", "open");
        var form = (await ruth.GetAsync($"/deleted/{id}")).Form("Restore the page");
        await site.SaveAsync("open", "# New open\n\nx");

        var asked = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var done = await asked.Form("Restore the page").Fill("Another address", "open-2").SubmitAndFollowAsync();
        Assert.Equal("Old open", done.Heading);
        Assert.StartsWith("# New open", await site.TextAsync("open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_restores_a_page_that_somebody_else_restored_is_led_to_it()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-twice", "Reviewer");
        await site.SaveAsync("twice", "# Twice\n\nx");
        var id = await site.DeleteAsync("ruth-twice", "twice");
        var form = (await ruth.GetAsync($"/deleted/{id}")).Form("Restore the page");
        Assert.IsType<RestoreOutcome.Restored>(await site.TryRestoreAsync("ruth-twice", id));

        var led = await form.SubmitAndFollowAsync();

        Assert.Equal("/wiki/twice/history", led.Path);
        Assert.Contains("The page is not deleted", led.Notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.GetAsync("/deleted/999999")).Status);
    }

    [Fact]
    public async Task Rebuilding_gives_the_rows_that_are_there_with_deleted_pages_and_restored_ones()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-rows", "Reviewer");
        for (var i = 0; i < 4; i++)
        {
            await site.SaveAsync($"rows-{i}", Table("no").Replace("Whole", $"Rows {i}", StringComparison.Ordinal));
            await site.SaveAsync($"rows-{i}", Table("yes").Replace("Whole", $"Rows {i}", StringComparison.Ordinal));
        }

        var all = await site.DerivedRowsAsync();
        var ids = new[] { await site.DeleteAsync("ruth-rows", "rows-0"), await site.DeleteAsync("ruth-rows", "rows-1") };
        var left = await site.DerivedRowsAsync();
        await site.RebuildAsync();
        Assert.Equal(left, await site.DerivedRowsAsync());
        foreach (var id in ids)
        {
            Assert.Equal(0, await site.CountDerivedAsync(id));
            await site.TryRestoreAsync("ruth-rows", id);
        }

        Assert.Equal(all, await site.DerivedRowsAsync());
    }

    private static string Table(string cell) => $"""
        ---
        aliases: [Wholly]
        categories: [Things]
        ---
        # Whole

        Words about it.

        <!-- matrix:m -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Speed | {cell} | yes |
        """;

    private async Task<string> WordsAsync(string address)
    {
        using var reader = site.Visitor();
        return (await reader.OpenAsync(address)).Text;
    }
}
