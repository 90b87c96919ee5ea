using Wiki.Web.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reviews;

public sealed class HiddenUntilPublishedTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task The_facts_and_words_of_a_change_that_waits_are_found_nowhere_until_it_is_approved()
    {
        await site.SaveAsync("xen", "---\nkind: system\nname: Xen\n---\n# Xen\n");
        await site.SaveAsync("kvm", "---\nkind: system\nname: KVM\n---\n# KVM\n");
        await site.SaveAsync("hidden", Matrix("yes", "Plain words."));
        using var nina = await site.Visitor().NewcomerAs("nina-hidden");
        using var ruth = await site.Visitor().SignedUpAs("ruth-hidden", Roles.Reviewer);
        await nina.WriteAsync("hidden", Matrix("partial; zymurgy", "Rhubarb of zymurgy."));

        string[] addresses =
        [
            "/wiki/hidden", "/compare?system=xen&system=kvm", "/search?q=rhubarb", "/wiki/hidden/matrix/m.csv",
            "/compare.csv?system=xen&system=kvm", "/wiki/hidden/matrix/m", "/wiki/hidden/matrix/m.json",
            "/cell/m/speed/xen?in=hidden", "/wiki/xen", "/",
        ];
        foreach (var address in addresses)
        {
            Assert.DoesNotContain("zymurgy", await WordsAsync(address), StringComparison.Ordinal);
        }

        Assert.Contains("Xen", PageView.TextOf(
            (await ruth.GetAsync("/review?system=xen")).Document.QuerySelector(".queue .sys")!), StringComparison.Ordinal);
        await ruth.DecideAsync("hidden", 1, 2, "Approve and publish");
        foreach (var address in addresses.Take(4))
        {
            Assert.Contains("zymurgy", await WordsAsync(address), StringComparison.Ordinal);
        }
    }

    private async Task<string> WordsAsync(string address)
    {
        using var visitor = site.Visitor();
        return (await visitor.GetAsync(address)).Body;
    }

    private static string Matrix(string cell, string words) => $"""
        # Hidden

        {words}

        <!-- matrix:m -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Speed | {cell} | yes |
        """;
}
