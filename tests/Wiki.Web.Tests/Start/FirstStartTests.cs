using System.Net;
using Microsoft.Extensions.Logging;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Start;

public sealed class FirstStartTests
{
    [Fact]
    public async Task On_an_empty_database_the_wiki_makes_its_schema_and_complains_of_nothing()
    {
        await using var site = new EmptySite();
        await site.InitializeAsync();
        using var visitor = site.Visitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
        Assert.DoesNotContain(site.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    private sealed class EmptySite : WikiSite
    {
        protected override Task<string> NewDatabaseAsync() => TestDatabaseServer.EmptyDatabaseAsync();

        protected override IEnumerable<(string Name, string Value)> Settings() => [("Wiki:Migrate", "true")];
    }
}
