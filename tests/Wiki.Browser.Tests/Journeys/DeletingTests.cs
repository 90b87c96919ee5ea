using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Screens;
using Wiki.Core.Accounts;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

public sealed class DeletingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_reviewer_deletes_a_page_finds_it_in_the_list_and_restores_it(int width) => browser.RunAsync(
        async page =>
        {
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync($"deleting-{width}", $"# A page of {width}\n\nWords.", "Begun");
            await page.GotoAsync($"/wiki/deleting-{width}/history");
            await page.GetByRole(AriaRole.Link, new() { Name = "Delete", Exact = true }).ClickAsync();
            await page.GetByLabel("Reason").FillAsync("The page says what another one says, and there with its sources.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete the page" }).ClickAsync();
            await Expect(page.GetByText("The page is deleted, and the address")).ToBeVisibleAsync();
            await LookAsync(page);

            await page.GotoAsync($"/wiki/deleting-{width}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("This page was deleted on");
            await LookAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "Deleted pages" }).ClickAsync();
            await LookAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = $"Restore A page of {width}" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Restore the page" }).ClickAsync();

            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/wiki/deleting-{width}$"));
            await Expect(page.GetByText("The page is restored")).ToBeVisibleAsync();
        },
        new VisitOptions { Width = width, Role = Roles.Reviewer, ExpectedStatuses = [410] });

    private static async Task LookAsync(IPage page)
    {
        await Checks.NothingIsCutOffSidewaysAsync(page);
        await Checks.EverybodyCanUseItAsync(page);
        await Checks.EverybodyCanReadItInTheDarkAsync(page);
    }
}
