using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Points;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

public sealed class KnownOnTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task Of_each_article_the_rows_of_the_last_revision_of_that_day_are_known()
    {
        await SaveAsync("2026-03-01T12:00:00Z", "yes [^a]");
        await SaveAsync("2026-03-02T23:59:59Z", "no [^a]");
        await SaveAsync("2026-03-02T23:59:59.5Z", "partial [^a]");
        await SaveAsync("2026-03-04T00:00:00Z", "partial since 3.0 [^a]");

        Assert.Empty(await KnownAsync("2026-02-28"));
        Assert.Equal(["yes [^a]"], await KnownAsync("2026-03-01"));
        Assert.Equal(["partial [^a]"], await KnownAsync("2026-03-02"));
        Assert.Equal(["partial [^a]"], await KnownAsync("2026-03-03"));
        Assert.Equal(["partial since 3.0 [^a]"], await KnownAsync("2026-03-04"));
        // A month or a year means its end.
        Assert.Empty(await KnownAsync("2026-02"));
        Assert.Equal(["partial since 3.0 [^a]"], await KnownAsync("2026-03"));
        Assert.Equal(["partial since 3.0 [^a]"], await KnownAsync("2026"));
        Assert.Equal(["partial since 3.0 [^a]"], await KnownAsync(null));
    }

    private async Task SaveAsync(string at, string cell)
    {
        site.Clock.SetUtcNow(DateTimeOffset.Parse(at));
        await site.SaveAsync("known", $"""
            # Known

            <!-- matrix:m -->

            | Feature | Xen |
            |---|---|
            | Speed | {cell} |

            [^a]: Somewhere.
            """);
    }

    private Task<List<string>> KnownAsync(string? date) => site.WithAsync((WikiDb db) =>
        db.Known<CellRow>(date is null ? null : DatePoint.TryRead(date, out var read) ? read : throw new FormatException(date))
            .OrderBy(row => row.Canonical).Select(row => row.Canonical).ToListAsync());
}
