using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>What the keyboard alone reaches on every page.</summary>
public sealed class KeyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Pages_are_suggested_while_somebody_types_and_chosen_with_the_arrows(int width) => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync("/timeline");
            await page.Keyboard.PressAsync("/");
            var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Search pages" });
            await Expect(field).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("kv");
            var list = page.GetByRole(AriaRole.Listbox, new() { Name = "Pages" });
            await Expect(list.GetByRole(AriaRole.Option).First).ToHaveTextAsync("KVM");
            await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await Checks.EverybodyCanUseItAsync(page);
            var opened = await page.Context.RunAndWaitForPageAsync(() =>
                list.GetByRole(AriaRole.Option).First.ClickAsync(new() { Button = MouseButton.Middle }));
            await Expect(opened).ToHaveURLAsync(new Regex("/wiki/kvm$"));
            await opened.CloseAsync();

            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(list.GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveTextAsync("KVM");
            await Expect(field).ToHaveAttributeAsync("aria-activedescendant", "find.0");
            await page.Keyboard.PressAsync("ArrowUp");
            await Expect(list.GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Escape");
            await Expect(list).ToBeHiddenAsync();
            await Expect(field).ToHaveValueAsync("kv");

            await page.Keyboard.TypeAsync("m and");
            await Expect(list.GetByRole(AriaRole.Option).First).ToHaveTextAsync("KVM and VMware");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("/wiki/kvm-and-vmware$"));
        },
        new VisitOptions { Width = width });

    [Fact]
    public Task Enter_without_a_choice_searches_as_ever() => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync("/timeline");
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("kvm");
            await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("/search\\?q=kvm$"));
        },
        new VisitOptions());

    [Fact]
    public Task The_question_mark_shows_the_keys_and_gives_the_focus_back() => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync("/wiki/kvm");
            var link = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First;
            await link.FocusAsync();
            await page.Keyboard.PressAsync("?");
            var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
            await Expect(keys).ToContainTextAsync("go to the search box");
            await page.Keyboard.PressAsync("Escape");
            await Expect(keys).ToHaveCountAsync(0);
            await Expect(link).ToBeFocusedAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "Keys" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys" })).ToBeVisibleAsync();
        },
        new VisitOptions());

    [Fact]
    public Task The_next_tab_after_opening_a_cell_goes_into_what_is_known_of_it() => browser.RunAsync(
        async page =>
        {
            await page.GotoAsync("/wiki/feature-matrix/matrix/kernel");
            await page.Locator("[id='matrix-kernel.host-code'] a.lv").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var about = page.GetByRole(AriaRole.Group, new() { Name = "About this cell" });
            await Expect(about).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(about.Locator(":focus")).ToHaveCountAsync(1);
        },
        new VisitOptions());
}
