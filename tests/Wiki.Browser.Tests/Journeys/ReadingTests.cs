using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;

namespace Wiki.Browser.Tests.Journeys;

public sealed class ReadingTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_goes_from_the_home_page_to_a_system_and_to_a_section_of_its_page(int width, bool script) =>
        VisitAsync(width, script, async home =>
        {
            var article = await home.OpenAsync("KVM");
            await article.SeesHeadingAsync("KVM");
            await article.GoToSectionAsync("How it works");
            await article.GoToSectionAsync("Who uses it");
        });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_finds_a_page_by_searching_for_its_name(int width, bool script) =>
        VisitAsync(width, script, async home =>
        {
            await home.SearchForAsync("kvm");
            var article = await home.OpenAsync("KVM");
            await article.SeesHeadingAsync("KVM");
        });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_who_searches_for_nothing_known_is_told_so(int width, bool script) =>
        VisitAsync(width, script, async home =>
        {
            await home.SearchForAsync("nonesuch");
            await home.SeesAsync("Nothing found for “nonesuch”");
        });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task The_colours_a_visitor_chooses_stay_until_others_are_chosen(int width, bool script) =>
        VisitAsync(width, script, async home =>
        {
            await home.ChooseColoursAsync("Dark");
            await home.IsDarkAsync(true);
            await home.ReloadAsync();
            await home.IsDarkAsync(true);
            var article = await home.OpenAsync("KVM");
            await article.IsDarkAsync(true);
            await article.ChooseColoursAsync("Light");
            await article.IsDarkAsync(false);
        });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_can_read_the_words_of_a_diagram(int width, bool script) =>
        VisitAsync(width, script, async home =>
        {
            var article = await home.OpenAsync("Xen");
            await article.SeesTheWordsOfTheDiagramAsync();
        });

    private Task VisitAsync(int width, bool script, Func<WikiPage, Task> journey) => browser.RunAsync(
        async page => await journey(await WikiPage.OpenHomeAsync(page)),
        new VisitOptions { Width = width, Script = script });
}
