using Wiki.Browser.Tests.Browser;

namespace Wiki.Browser.Tests.Screens;

public sealed class ScreenTests(BrowserFixture browser)
{
    public static TheoryData<string, int> InEachWidth()
    {
        var rows = new TheoryData<string, int>();
        foreach (var screen in Screen.All)
        {
            rows.Add(screen.Name, 1280);
            rows.Add(screen.Name, 360);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(InEachWidth))]
    public Task A_screen_can_be_used_by_everybody_in_light_and_dark_and_fits_its_window(string screen, int width) =>
        Screen.Named(screen).LookAsync(browser, new VisitOptions { Width = width }, async (page, _) =>
        {
            await Checks.NothingIsCutOffSidewaysAsync(page);
            await Checks.EverybodyCanUseItAsync(page);
            await Checks.EverybodyCanReadItInTheDarkAsync(page);
        });
}
