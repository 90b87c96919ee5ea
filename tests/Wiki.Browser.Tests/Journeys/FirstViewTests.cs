using System.Text.Json;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>The first view of a visitor who has nothing of the site yet, over a slow line.</summary>
public sealed class FirstViewTests(BrowserFixture browser)
{
    private const double MostShift = .02;
    private const double MostBytes = 120 * 1024;

    // A good line of a phone: 150 ms there and back, 1.6 Mbit/s.
    private static readonly Dictionary<string, object> SlowLine = new()
    {
        ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 200_000, ["uploadThroughput"] = 90_000,
    };

    public static readonly MatrixTheoryData<string, int> Views = new(
        [
            "/", "/systems", "/comparisons", "/compare?system=kvm&system=xen", "/wiki/kvm", "/wiki/uml", "/wiki/feature-matrix",
            "/wiki/containers-and-virtual-machines", "/timeline", "/predictions", "/search?q=kvm", "/recent",
        ],
        [360, 1280]);

    [Theory]
    [MemberData(nameof(Views))]
    public Task Nothing_moves_and_little_is_fetched(string address, int width) =>
        browser.RunAsync(
            async page =>
            {
                await page.AddInitScriptAsync("""
                    window.shifts = [];
                    new PerformanceObserver(list => {
                      for (const it of list.getEntries()) {
                        const moved = it.sources.map(source => source.node?.parentElement?.outerHTML.slice(0, 80));
                        window.shifts.push({ value: it.value, moved: String(moved) });
                      }
                    }).observe({ type: "layout-shift", buffered: true });
                    """);
                var network = await page.Context.NewCDPSessionAsync(page);
                await network.SendAsync("Network.enable");
                await network.SendAsync("Network.emulateNetworkConditions", SlowLine);
                var bytes = 0.0;
                network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
                    bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
                await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
                await page.EvaluateAsync("async () => { await document.fonts.ready; await new Promise(requestAnimationFrame); }");

                var shifts = await page.EvaluateAsync<JsonElement>("() => window.shifts");
                var sum = shifts.EnumerateArray().Sum(it => it.GetProperty("value").GetDouble());
                Assert.True(sum < MostShift, $"{address} moves by {sum}: {shifts}");
                Assert.InRange(bytes, 1024, MostBytes);
            },
            new VisitOptions { Width = width, Height = width < 600 ? 740 : 900, Touch = width < 600 });

    [Fact]
    public Task The_words_of_a_page_are_set_in_its_own_fonts_and_a_letter_that_they_lack_is_drawn_by_another() =>
        browser.RunAsync(async page =>
        {
            await page.GotoAsync("/wiki/kvm");
            await page.EvaluateAsync("() => document.fonts.ready");
            Assert.True(await page.EvaluateAsync<bool>(
                """() => document.fonts.check("600 20px 'Source Serif 4 Variable'") && document.fonts.check("16px 'Inter Variable'")"""));
            var loaded = await page.EvaluateAsync<string[]>("""
                async () => {
                  const named = async text => (await document.fonts.load("16px 'Inter Variable'", text)).length;
                  return [await named("a"), await named("é"), await named("ř"), await named("д")].map(String);
                }
                """);
            Assert.Equal(["1", "1", "1", "0"], loaded);
        });

    [Fact]
    public Task On_a_phone_the_first_sentence_comes_before_the_fact_box_and_both_drawings_say_that_they_go_on() =>
        browser.RunAsync(
            async page =>
            {
                await page.GotoAsync("/wiki/kvm");
                var lead = await page.GetByText("KVM, the Kernel-based Virtual Machine").BoundingBoxAsync();
                var box = await page.GetByRole(AriaRole.Complementary, new() { Name = "In short" }).BoundingBoxAsync();
                Assert.True(lead!.Y + lead.Height <= box!.Y && lead.Y < 400, $"{lead.Y} {box.Y}");
                await FadesAtItsEndAsync(page, ".picture > a");
                Assert.Equal("/images/diagrams/kvm.svg", await page.Locator(".picture > a").GetAttributeAsync("href"));
                await page.GotoAsync("/timeline");
                await FadesAtItsEndAsync(page, ".drawing");
                Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.drawing').scrollLeft > 100"));
                await page.GetByRole(AriaRole.Navigation, new() { Name = "Years in the list" })
                    .GetByRole(AriaRole.Link, new() { Name = "2007" }).ClickAsync();
                Assert.EndsWith("#year.2007", page.Url, StringComparison.Ordinal);
                await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2007", Exact = true })).ToBeInViewportAsync();
            },
            new VisitOptions { Width = 360, Height = 740, Touch = true });

    private static async Task FadesAtItsEndAsync(IPage page, string box) => Assert.NotEqual("0px", await page.EvaluateAsync<string>(
        "box => getComputedStyle(document.querySelector(box)).getPropertyValue('--after')", box));
}
