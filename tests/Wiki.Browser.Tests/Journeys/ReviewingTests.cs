using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

public sealed class ReviewingTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_reviewer_finds_the_changed_fact_asks_for_its_source_and_publishes_what_was_mended(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var name = $"reviewed-{width}-{(script ? "with" : "without")}-script";
                var title = $"Reviewed at {width} {(script ? "with" : "without")} script";
                using var begun = await browser.NewEditorAsync();
                await begun.SaveAsync(name, Table(title, "no [^a]", pad: ""), "Begun");
                using var newcomer = await browser.Site.Visitor().NewcomerAs($"author-{width}-{script}");
                await newcomer.SaveAsync(name, Table(title, "yes since 2.0", pad: "   "), "Live now; table lined up");

                var review = await ReviewPage.OpenAsync(page);
                await review.LookAtAsync(title);
                await review.SeesFactAsync("Bochs", "Live migration", "No", "Yes");
                await review.ShowAsync("As readers see it");
                if (script)
                {
                    await review.StepAsync("1 of 1");
                }

                await review.DecideAsync("Ask for changes", "Who says so?");
                await review.SeesAsync("changes asked for");

                Assert.Contains("Who says so?", (await newcomer.GetAsync("/account/notifications")).Text, StringComparison.Ordinal);
                await newcomer.SaveAsync(name, Table(title, "yes since 2.0 [^a]", pad: "   "), "With its source");
                var reader = await ArticlePage.OpenAsync(page, name);
                await reader.SeesAsync("No");

                await page.GotoAsync($"/review/{name}");
                await review.SeesAsync("Live now; table lined up");
                await review.DecideAsync("Approve and publish");
                await review.SeesAsync("approved and published");
                reader = await ArticlePage.OpenAsync(page, name);
                await reader.SeesAsync("Yes since 2.0");
            },
            new VisitOptions { Width = width, Script = script, Role = Roles.Reviewer });

    private static string Table(string title, string cell, string pad) => $"""
        # {title}

        <!-- matrix:reviewed -->

        | Feature{pad} | Bochs{pad} |
        |---|---|
        | Live migration{pad} | {cell}{pad} |
        | Snapshots{pad} | no [^a]{pad} |

        [^a]: A source. A publisher, 2026. <https://example.org/>

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
