using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>A page with several long matrices is read, filtered, linked to and left again.</summary>
public sealed class LongTableTests(BrowserFixture browser)
{
    private const string Address = "/wiki/feature-matrix";

    [Theory]
    [InlineData(1280)]
    [InlineData(768)]
    [InlineData(360)]
    public Task The_page_scrolls_as_a_whole_and_the_names_of_the_systems_stay_below_the_bar(int width) => VisitAsync(
        width, async page =>
        {
            var boxes = await page.EvaluateAsync<int>(
                "[...document.querySelectorAll('.matrix > .scroll')].filter(it => it.scrollHeight > it.clientHeight + 1).length");
            Assert.Equal(0, boxes);
            await page.Locator("[id='matrix-processor-memory'] tbody tr").Nth(8).EvaluateAsync("it => it.scrollIntoView({ block: 'center' })");
            await Expect(page.Locator("[id='matrix-processor-memory'] thead .sys").First).ToBeInViewportAsync();
            await Expect(Count(page)).ToContainTextAsync("65 features in 7 tables");
            await Expect(Count(page)).ToBeInViewportAsync();
            // What is in view is not under something else.
            foreach (var name in new[] { "[id='matrix-processor-memory'] thead .sys", "[id='view.count']" })
            {
                Assert.True(await page.Locator(name).First.EvaluateAsync<bool>(
                    """
                    it => {
                      const box = it.getBoundingClientRect();
                      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                      return it === top || it.contains(top);
                    }
                    """), name);
            }

            await page.GetByRole(AriaRole.Link, new() { Name = "Change view" }).ClickAsync();
            await Expect(page.GetByLabel("Filter features")).ToBeInViewportAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Tables", Exact = true }).ClickAsync();
            await Expect(page.Locator("#matrix-kernel .facts")).ToBeInViewportAsync();
        });

    [Fact]
    public Task All_tables_of_a_page_have_the_same_columns() => VisitAsync(1280, async page =>
    {
        foreach (var view in new[] { "", "?cols=xen,kvm" })
        {
            await page.GotoAsync(Address + view);
            var widths = await page.EvaluateAsync<int[][]>(
                "[...document.querySelectorAll('.grid thead tr')].map(row => [...row.children].map(it => Math.round(it.getBoundingClientRect().width)))");
            Assert.Equal(7, widths.Length);
            Assert.All(widths, it => Assert.Equal(widths[0], it));
        }
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_link_to_a_cell_marks_it_and_shows_whose_it_is(int width) => VisitAsync(width, async page =>
    {
        await page.GotoAsync(Address + "#matrix-operations.live-migration.kvm");
        var cell = page.Locator("[id='matrix-operations.live-migration.kvm']");
        await Expect(cell).ToBeInViewportAsync();
        Assert.Equal("2px", await cell.EvaluateAsync<string>("it => getComputedStyle(it).outlineWidth"));
        var (head, box) = ((await page.Locator("#matrix-operations thead .sys").First.BoundingBoxAsync())!, (await cell.BoundingBoxAsync())!);
        Assert.InRange(head.Y, 40, box.Y - 10);
    });

    [Fact]
    public Task Each_choice_is_a_step_of_back_and_what_is_typed_is_one() => VisitAsync(1280, async page =>
    {
        await page.GetByRole(AriaRole.Region, new() { Name = "View of the tables" })
            .GetByRole(AriaRole.Link, new() { Name = "UML" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?cols=xen,kvm,vmware,containers$"));
        await page.GetByLabel("Filter features").PressSequentiallyAsync("migr");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]q=migr(&|$)"));
        await Expect(Count(page)).ToContainTextAsync("of 7 tables");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?cols=xen,kvm,vmware,containers$"));
        await Expect(Count(page)).ToHaveTextAsync("65 features in 7 tables");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Address + "$"));
        await Expect(page.Locator("#matrix-kernel thead .sys")).ToHaveTextAsync(["Xen", "KVM", "UML", "VMware", "Containers"]);
        await page.GoForwardAsync();
        await Expect(page.Locator("#matrix-kernel thead .sys")).ToHaveTextAsync(["Xen", "KVM", "VMware", "Containers"]);
    });

    [Fact]
    public Task A_filter_says_where_it_found_something_and_what_it_hides() => VisitAsync(1280, async page =>
    {
        await page.GotoAsync(Address + "?cols=xen,kvm&diff=1&q=live+migration");
        await Expect(Count(page)).ToHaveTextAsync("0 of 65 features");
        var folded = page.Locator(".matrix > .nothing");
        await Expect(folded.First).ToContainTextAsync("No feature of the table Place in the kernel fits.");
        await Expect(folded).ToHaveCountAsync(7);
        await Expect(page.Locator(".view-notices")).ToContainTextAsync("fits, but the shown systems do not differ in it.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all that fit" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?cols=xen,kvm&q=live\+migration$"));
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Live migration") })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Show everything" }).ClickAsync();
        await Expect(Count(page)).ToHaveTextAsync("65 features in 7 tables");
    });

    [Fact]
    public Task Enter_leads_to_the_first_table_with_a_result() => VisitAsync(1280, async page =>
    {
        var filter = page.GetByLabel("Filter features");
        await filter.FillAsync("live migration");
        await filter.PressAsync("Enter");
        await Expect(page.Locator("[id='matrix-operations.live-migration']")).ToBeInViewportAsync();
        await Expect(Count(page)).ToBeInViewportAsync();
    });

    [Fact]
    public Task A_link_to_a_row_that_the_view_hides_says_so_and_shows_it() => VisitAsync(1280, async page =>
    {
        await page.GotoAsync(Address + "?q=itanium&at=2010#matrix-operations.live-migration");
        await Expect(page.GetByText("The link leads to a row that this view does not show.")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all rows" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Address + "#matrix-operations.live-migration$"));
        await Expect(page.Locator("[id='matrix-operations.live-migration']")).ToBeInViewportAsync();
    });

    [Fact]
    public Task The_link_of_a_cell_is_copied_with_the_view_and_nothing_moves() => VisitAsync(1280, async page =>
    {
        await page.GotoAsync(Address + "?q=live+migration&at=2010");
        await page.EvaluateAsync(
            "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } })");
        var here = page.Url;
        await page.Locator("[id='matrix-operations.live-migration.kvm'] .lv").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Copy link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(here + "#matrix-operations.live-migration.kvm", await page.EvaluateAsync<string>("window.copied"));
        Assert.Equal(here, page.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Copy permanent link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Copied" })).ToHaveCountAsync(2);
        Assert.EndsWith("/wiki/feature-matrix/history/1#matrix-operations.live-migration",
            await page.EvaluateAsync<string>("window.copied"), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task The_head_of_a_column_sorts_by_it_from_the_keyboard(bool script) => VisitAsync(1280, async page =>
    {
        var sort = page.Locator("#matrix-processor-memory").GetByRole(AriaRole.Link, new() { Name = "Sort by UML" });
        var head = page.Locator("#matrix-processor-memory").GetByRole(AriaRole.Columnheader, new() { NameRegex = new Regex("^UML") });
        foreach (var (state, query) in new[] { ("ascending", "?sort=uml"), ("descending", "?sort=-uml") })
        {
            await sort.FocusAsync();
            await sort.PressAsync("Enter");
            await Expect(head).ToHaveAttributeAsync("aria-sort", state);
            await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(query) + "$"));
            if (script)
            {
                await Expect(sort).ToBeFocusedAsync();
            }
        }
    }, script);

    [Fact]
    public Task On_a_phone_a_third_system_or_all_of_them_are_shown() => VisitAsync(360, async page =>
    {
        var names = page.Locator("#matrix-kernel thead .sys:visible");
        await Expect(names).ToHaveTextAsync(["Xen", "KVM"]);
        await page.GetByLabel("Third system").SelectOptionAsync("Containers");
        await Expect(names).ToHaveTextAsync(["Xen", "KVM", "Containers"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "All 5 side by side" }).ClickAsync();
        await Expect(names).ToHaveTextAsync(["Xen", "KVM", "UML", "VMware", "Containers"]);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    });

    private static ILocator Count(IPage page) => page.Locator("#view\\.count");

    private Task VisitAsync(int width, Func<IPage, Task> journey, bool script = true) => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync(Address);
            await journey(page);
        },
        new VisitOptions { Width = width, Script = script });
}
