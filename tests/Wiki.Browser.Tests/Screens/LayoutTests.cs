using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Core.Accounts;
using Wiki.Text.Drawing;

namespace Wiki.Browser.Tests.Screens;

/// <summary>Where things are on a screen, and that none covers another.</summary>
public sealed class LayoutTests(BrowserFixture browser)
{
    // Pixels by which the browser may round.
    private const double Rounded = .5;

    [Theory]
    [InlineData("/wiki/reading-a-matrix/history", 1280, null)]
    [InlineData("/wiki/reading-a-matrix/history", 320, null)]
    [InlineData("/wiki/reading-a-matrix/history", 360, Roles.Editor)]
    [InlineData("/wiki/sample/history", 1280, Roles.Editor)]
    [InlineData("/wiki/sample/history", 320, null)]
    public Task The_summary_of_a_revision_has_the_width_that_is_left_with_one_and_with_many(string address, int width, string? role) =>
        VisitAsync(address, width, async page =>
        {
            var row = await BoxAsync(page, ".revisions > li");
            var summary = await BoxAsync(page, ".revisions > li > span:not(.delta)");
            Assert.True(summary.Width > row.Width * .6, $"{summary.Width} of {row.Width}");
        }, role);

    [Theory]
    [InlineData(600)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1440)]
    public Task An_outcome_stands_beside_the_title_of_its_prediction(int width) => VisitAsync("/", width, async page =>
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".verdicts > li")].filter(it => {
              const [badge, title] = [it.querySelector(".badge"), it.lastElementChild].map(one => one.getBoundingClientRect());
              return badge.right > title.left && badge.bottom > title.top;
            }).map(it => it.textContent)
            """)));

    [Fact]
    public Task A_link_within_a_page_is_at_its_place_at_once() => VisitAsync("/wiki/kvm", 1280, async page =>
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.Equal("auto", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).scrollBehavior"));
    });

    // Sources that begin a second line stand as close to those above as the lines do, 4 pixels closer than 24.
    [Theory]
    [InlineData("/wiki/feature-matrix", 1280)]
    [InlineData("/compare?system=kvm&system=xen", 1280)]
    [InlineData("/compare?system=kvm&system=xen", 360)]
    public Task Levels_and_sources_of_a_cell_are_24_pixels_high_and_cover_no_other(string address, int width) =>
        VisitAsync(address, width, async page => Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".grid td")].flatMap(cell => {
              const links = [...cell.querySelectorAll("a.lv, sup a")].filter(it => it.checkVisibility());
              const boxes = links.map(it => it.getBoundingClientRect());
              const covers = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > .5
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
              return [
                ...links.filter((_, i) => boxes[i].height < 24 || boxes[i].width < 24).map(it => `${cell.id}: ${it.outerHTML} is small`),
                ...boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => covers(a, b)).map(() => `${cell.id}: ${links[i].outerHTML}`)),
              ];
            })
            """)));

    [Theory]
    [InlineData(1280, "matrix-kernel.host-code.containers", .5)]
    [InlineData(1280, "matrix-kernel.linux-host.vmware", .8)]
    [InlineData(768, "matrix-kernel.linux-host.vmware", .3)]
    [InlineData(360, "matrix-kernel.linux-host.kvm", .3)]
    public Task What_is_known_of_a_cell_covers_no_cell_of_its_row_and_stays_inside_the_table(int width, string cell, double at) =>
        VisitAsync("/wiki/feature-matrix", width, async page =>
        {
            await page.EvaluateAsync(
                "([id, at]) => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - innerHeight * at)",
                new object[] { cell, at });
            await page.Locator($"[id='{cell}'] a.lv").First.ClickAsync();
            await Assertions.Expect(page.Locator(".pop")).ToContainTextAsync("Cell history");
            var (pop, own, table) = (await BoxAsync(page, ".pop"), await BoxAsync(page, $"[id='{cell}']"),
                await BoxAsync(page, "[id='matrix-kernel']"));
            Assert.True(pop.Y >= own.Y + own.Height - Rounded || pop.Y + pop.Height <= own.Y + Rounded, $"{pop.Y} {own.Y}");
            Assert.True(pop.X >= 0 && pop.X + pop.Width <= table.X + table.Width + 2, $"{pop.X} {pop.Width} {table.X} {table.Width}");
            Assert.True(pop.Y >= 0 && pop.Y + pop.Height <= 900, $"{pop.Y} {pop.Height}");
        });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    [InlineData(320)]
    public Task The_controls_of_a_matrix_are_whole_and_have_no_empty_band(int width) => VisitAsync("/wiki/feature-matrix", width, async page =>
    {
        var (slider, known) = (await BoxAsync(page, ".asof .track"), await BoxAsync(page, "[id='view.known']"));
        Assert.InRange(known.Y - slider.Y - slider.Height, 0, 20);
        var (date, strip) = (await BoxAsync(page, "[id='view.date']"), await BoxAsync(page, "[id='view.strip']"));
        var change = (await page.GetByRole(AriaRole.Link, new() { Name = "Change view" }).BoundingBoxAsync())!;
        Assert.True(change.X + change.Width <= strip.X + strip.Width + Rounded, $"{change.X} {change.Width}");
        if (width <= 600)
        {
            Assert.InRange(slider.Y - date.Y - date.Height, 0, 20);
            foreach (var list in await page.Locator(".view .pair select").AllAsync())
            {
                Assert.True((await list.BoundingBoxAsync())!.Width > 110);
            }
        }
    });

    [Theory]
    [InlineData("/timeline")]
    [InlineData("/predictions")]
    public Task Chips_are_whole_on_a_phone(string address) => VisitAsync(address, 320, async page =>
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".chip, .zoom .button")]
              .filter(it => it.getBoundingClientRect().right > innerWidth).map(it => it.textContent)
            """)));

    [Fact]
    public Task Print_has_no_controls_and_writes_an_address_once() => VisitAsync("/timeline", 1280, async page =>
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".asked, .zoom, .years").Locator("visible=true")).ToHaveCountAsync(0);
        await page.GotoAsync("/wiki/kvm");
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll(".footnotes a[href^=http]")]
              .filter(it => it.textContent === it.href && getComputedStyle(it, "::after").content.includes("http")).length
            """));
        Assert.True(await page.EvaluateAsync<bool>(
            "() => document.querySelector('.footnotes a.bare') && getComputedStyle(document.querySelector('.footnotes a.bare'), '::after').content === 'none'"));
    });

    [Fact]
    public Task The_labels_of_the_timeline_are_as_wide_as_the_drawing_thinks() => VisitAsync("/timeline", 1280, async page =>
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        var labels = page.Locator(".ev");
        var words = await labels.AllTextContentsAsync();
        var widths = await labels.EvaluateAllAsync<double[]>("all => all.map(it => it.getComputedTextLength())");
        Assert.True(words.Count > 50);
        for (var i = 0; i < words.Count; i++)
        {
            var expected = TextWidth.Of(words[i], 11);
            Assert.True(widths[i] <= expected && widths[i] > expected * .9, $"{words[i]}: {widths[i]}, not {expected}");
        }
    });

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, string place) =>
        (await page.Locator(place).First.BoundingBoxAsync())!;

    private Task VisitAsync(string address, int width, Func<IPage, Task> look, string? role = null) => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync(address);
            await look(page);
        },
        new VisitOptions { Width = width, Role = role });
}
