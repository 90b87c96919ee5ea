using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class ThemeTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_visitor_chooses_dark_pages_and_stays_where_they_were()
    {
        using var visitor = site.Visitor();
        var home = await visitor.GetAsync("/");
        Assert.False(home.Document.DocumentElement.HasAttribute("data-theme"));

        var dark = await home.Form("Dark").SubmitAndFollowAsync();

        Assert.Equal("/", dark.Path);
        Assert.Equal("dark", dark.Document.DocumentElement.GetAttribute("data-theme"));
    }
}
