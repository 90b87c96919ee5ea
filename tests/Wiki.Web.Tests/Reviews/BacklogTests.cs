using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Reviews;

namespace Wiki.Web.Tests.Reviews;

public sealed class BacklogTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task The_queue_is_read_page_by_page_the_longest_waiting_first_each_page_once()
    {
        await FillAsync("paged", 120);
        var filter = new BacklogFilter { Author = "paged" };
        var seen = new List<string>();
        TimeKey? after = null;
        do
        {
            var page = await site.WithAsync((ReviewBacklog backlog) => backlog.PageAsync(filter, after, default));
            Assert.Equal((120, 240), (page.Articles, page.Changes));
            seen.AddRange(page.Entries.Select(it => it.Range.Slug));
            after = TimeKey.Read(page.Next?.ToString());
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 120).Select(n => $"paged-{n:D3}"), seen);
    }

    [Theory]
    [InlineData("?author=sorted", 12)]
    [InlineData("?author=SORTED&system=kvm", 6)]
    [InlineData("?author=sorted&system=nope", 0)]
    [InlineData("?author=nobody", 0)]
    [InlineData("?author=sorted&size=small", 3)]
    [InlineData("?author=sorted&size=medium", 9)]
    [InlineData("?author=sorted&size=large", 0)]
    [InlineData("?author=sorted&state=waiting", 12)]
    [InlineData("?author=sorted&state=changes-asked", 4)]
    [InlineData("?author=sorted&days=7", 5)]
    [InlineData("?author=sorted&size=x&days=x&state=x&after=x", 12)]
    public async Task The_queue_is_filtered_by_author_system_size_age_and_state(string query, int expected)
    {
        if (!await site.WithAsync((WikiDb db) => db.Set<Account>().AnyAsync(it => it.UserName == "sorted")))
        {
            await FillAsync("sorted", 12);
        }

        using var ruth = await site.Visitor().SignedUpAs("r" + Guid.NewGuid().ToString("N")[..12], Roles.Reviewer);
        var page = await ruth.GetAsync("/review" + query);

        Assert.Equal(expected, page.Document.QuerySelectorAll(".queue tbody tr").Length);
        if (expected > 0)
        {
            Assert.Contains($"on {expected} pages", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_a_verdict_the_next_change_is_one_of_those_that_were_asked_for()
    {
        await FillAsync("older", 3);
        await FillAsync("filtered", 3);
        using var ruth = await site.Visitor().SignedUpAs("ruth-filtered", Roles.Reviewer);
        var first = await (await ruth.GetAsync("/review?author=filtered&system=kvm")).ClickAsync("Page 0");
        Assert.Equal("/review/filtered-000/0..2?system=kvm&author=filtered", first.Path);
        Assert.Equal("/review/filtered-000/0..2?system=kvm&author=filtered&view=inline", (await first.ClickAsync("Inline")).Path);

        var second = await first.Form("Approve and publish").SubmitAndFollowAsync();
        Assert.Equal("/review/filtered-002/0..2?system=kvm&author=filtered", second.Path);

        var last = await second.Form("Approve and publish").SubmitAndFollowAsync();
        Assert.Equal("/review?system=kvm&author=filtered", last.Path);
        Assert.Contains("No waiting change matches your choice.", last.Text, StringComparison.Ordinal);
    }

    // Page n, from 0, has two open changes of 2n + 1 lines each, which have waited for pages - 1 - n days. Every second
    // page is about KVM; on every third, changes were asked for to the second change.
    private Task<int> FillAsync(string name, int pages)
    {
        var now = site.Clock.GetUtcNow();
        return site.WithAsync((WikiDb db) => db.Database.ExecuteSqlAsync($"""
            WITH author AS (
                INSERT INTO accounts (user_name, normalized_user_name, email_confirmed, phone_number_confirmed,
                    two_factor_enabled, lockout_enabled, access_failed_count, registered_at, approved_changes)
                VALUES ({name}, upper({name}), false, false, false, false, 0, {now}, 0) RETURNING id
            ), page AS (
                INSERT INTO articles (slug, current_number)
                SELECT {name} || '-' || lpad(n::text, 3, '0'), 2 FROM generate_series(0, {pages} - 1) n
                RETURNING id, substring(slug FROM '\d+$')::int AS n
            ), revision AS (
                INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, author_id, saved_at)
                SELECT page.id, number, number - 1, 'Page ' || n, '# Page', 6, '', false, author.id, {now}
                FROM page, author, generate_series(1, 2) number
                RETURNING article_id, number, author_id
            )
            INSERT INTO pending_changes
                (article_id, number, state, author_id, waits_since, changed_lines, changes_facts, systems)
            SELECT article_id, number, CASE WHEN number = 2 AND n % 3 = 0 THEN 'changes-asked' ELSE 'waiting' END,
                   author_id, {now}::timestamptz - ({pages} - 1 - n) * interval '1 day', n * 2 + 1, n % 2 = 0,
                   CASE WHEN n % 2 = 0 THEN ARRAY['kvm', 'xen'] ELSE ARRAY[]::text[] END
            FROM revision JOIN page ON page.id = article_id
            """));
    }
}
