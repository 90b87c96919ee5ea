using Wiki.Browser.Tests.Browser;
using Xunit.Sdk;

namespace Wiki.Browser.Tests.Screens;

/// <summary>The checks find faults; otherwise every screen would pass.</summary>
public sealed class ChecksTests(BrowserFixture browser)
{
    private const string Pale = "p { color: #ccc; background: #fff }";
    private const string PaleInTheDark = $$"""
        p { color: #000; background: #fff }
        @media (prefers-color-scheme: dark) { {{Pale}} }
        """;

    [Theory]
    [InlineData(Pale, "<p>Pale words</p>", "color-contrast")]
    [InlineData("", "<p><img src='data:,'></p>", "image-alt")]
    public Task A_page_that_shuts_somebody_out_is_told_of(string style, string body, string rule) =>
        browser.RunAsync(async page =>
        {
            await page.SetContentAsync(Page(style, body));
            var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Checks.EverybodyCanUseItAsync(page));
            Assert.Contains(rule + ": ", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public Task A_page_that_cannot_be_read_in_the_dark_is_told_of_then() => browser.RunAsync(async page =>
    {
        await page.SetContentAsync(Page(PaleInTheDark, "<p>Pale words</p>"));
        await Checks.EverybodyCanUseItAsync(page);
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Checks.EverybodyCanReadItInTheDarkAsync(page));
        Assert.Contains("color-contrast: ", failure.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_page_that_is_wider_than_its_window_is_told_of() => browser.RunAsync(async page =>
    {
        await page.SetContentAsync(Page("p { width: 2000px }", "<p>Wide</p>"));
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Checks.NothingIsCutOffSidewaysAsync(page));
        Assert.Contains("<p>", failure.Message, StringComparison.Ordinal);
    });

    private static string Page(string style, string body) =>
        $"<!doctype html><html lang=en><title>A page</title><style>{style}</style><main><h1>A page</h1>{body}</main>";
}
