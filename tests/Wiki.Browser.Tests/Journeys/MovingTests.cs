using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

public sealed class MovingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_reviewer_moves_a_page_and_its_old_address_leads_to_it(int width) => browser.RunAsync(
        async page =>
        {
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync($"moving-{width}", "# A moving page\n\nWords.", "Begun");
            await other.SaveAsync($"linking-{width}", $"# A page with a link\n\n[[moving-{width}|There]].", "Begun");
            await page.GotoAsync($"/wiki/moving-{width}/history");
            await page.GetByRole(AriaRole.Link, new() { Name = "Move", Exact = true }).ClickAsync();

            await page.GetByLabel("New address").FillAsync("kvm");
            await page.GetByRole(AriaRole.Button, new() { Name = "Move the page" }).ClickAsync();
            await Expect(page.GetByLabel("New address")).ToHaveAccessibleDescriptionAsync(
                new System.Text.RegularExpressions.Regex("There is already a page at “kvm”"));
            await page.GetByLabel("New address").FillAsync($"moved-{width}");
            await page.GetByLabel("Rewrite the links of 1 page").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Move the page" }).ClickAsync();
            await Expect(page.GetByText("The links of 1 page were rewritten.")).ToBeVisibleAsync();

            await page.GotoAsync($"/wiki/moving-{width}");
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/wiki/moved-{width}$"));
            await new HistoryPage(page).SeesHeadingAsync("A moving page");
        },
        new VisitOptions { Width = width, Role = Roles.Reviewer, ExpectedStatuses = [422] });
}
