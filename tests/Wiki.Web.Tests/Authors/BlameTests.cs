using System.Net;
using System.Text;
using Wiki.Core.Authors;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Authors;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Authors;

public sealed class BlameTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Matrix = """

        <!-- matrix:abc -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Alpha | yes | {0} |
        | Beta | no | yes |

        """;

    [Fact]
    public async Task Each_word_has_its_author_and_leads_to_the_changes_that_brought_it()
    {
        var ada = await WriterAsync("blame-ada");
        var kim = await WriterAsync("blame-kim");
        await SaveAsync(ada, "both", "# Both\n\nOne two three four.\n", "Begun");
        await SaveAsync(kim, "both", "# Both\n\nOne two small \"three\" four.\n", "A <small> change");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/both/blame");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            "# Both\n\nOne two small \"three\" four.\n", page.Document.QuerySelector("pre.blame")!.TextContent);
        var links = page.Document.QuerySelectorAll("pre.blame a").Select(link => (
            link.TextContent, link.GetAttribute("href"), link.GetAttribute("data-author"))).ToList();
        Assert.Contains(("small \"", "/wiki/both/diff/1..2", "2"), links);
        Assert.Contains(("# Both", "/wiki/both/history/1", "1"), links);
        Assert.Contains(page.Document.QuerySelectorAll("pre.blame a"), link =>
            link.GetAttribute("title")!.StartsWith("blame-kim, revision 2, ", StringComparison.Ordinal)
            && link.GetAttribute("title")!.EndsWith(": A <small> change", StringComparison.Ordinal));
        Assert.Equal(
            ["1 blame-ada 83 % 5 words of 1 revision", "2 blame-kim 17 % 1 word of 1 revision"],
            page.Document.QuerySelectorAll(".authors li").Select(line => string.Join(' ', line.TextContent.Split(
                (char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task The_words_of_one_author_can_be_shown_alone()
    {
        var ada = await WriterAsync("only-ada");
        await site.SaveAsync("only", "# Only\n\nOne two.\n");
        await SaveAsync(ada, "only", "# Only\n\nOne more two.\n", "");
        using var visitor = site.Visitor();
        var one = await (await visitor.GetAsync("/wiki/only/blame")).ClickAsync("only-ada");
        Assert.Equal(["more"], one.Document.QuerySelectorAll("pre.blame a").Select(link => link.TextContent));
        Assert.Equal("# Only\n\nOne more two.\n", one.Document.QuerySelector("pre.blame")!.TextContent);
        Assert.Equal("only-ada", one.Document.QuerySelector(".authors [aria-current]")!.TextContent);
        var shipped = await one.ClickAsync("the wiki");
        Assert.DoesNotContain(
            "more", shipped.Document.QuerySelectorAll("pre.blame a").Select(link => link.TextContent));
        Assert.Contains("Nobody with that number", (await visitor.GetAsync("/wiki/only/blame?author=99999")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_cell_has_who_wrote_it_and_who_put_it_back()
    {
        var ada = await WriterAsync("cell-ada");
        var kim = await WriterAsync("cell-kim");
        var olga = await WriterAsync("cell-olga");
        await SaveAsync(ada, "cells", Table("?"), "");
        await SaveAsync(kim, "cells", Table("partial"), "");
        await SaveAsync(ada, "cells", Table("no"), "");
        await SaveAsync(olga, "cells", Table("partial"), "");
        using var visitor = site.Visitor();
        var cells = (await visitor.GetAsync("/wiki/cells/blame")).Document.QuerySelectorAll(".written-cells li")
            .Select(PageView.TextOf).ToList();
        Assert.Equal(4, cells.Count);
        Assert.StartsWith("Alpha · Xen yes by cell-ada, revision 1, ", cells[0], StringComparison.Ordinal);
        Assert.StartsWith("Alpha · KVM partial by cell-kim, revision 2, ", cells[1], StringComparison.Ordinal);
        Assert.Contains("; put back by cell-olga, revision 4, ", cells[1], StringComparison.Ordinal);
        Assert.Contains("; first stated by cell-ada, revision 1, ", cells[1], StringComparison.Ordinal);
        Assert.DoesNotContain("put back", cells[0], StringComparison.Ordinal);

        static string Table(string cell) => "# Cells\n" + Matrix.Replace("{0}", cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_leads_to_it_and_what_does_not_exist_has_none()
    {
        await site.SaveAsync("led", "# Led\n\nx\n");
        using var visitor = site.Visitor();
        var page = await (await visitor.GetAsync("/wiki/led/history")).ClickAsync("Who wrote this");
        Assert.Equal("Who wrote Led", page.Heading);
        Assert.Contains("noindex", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/nobody/blame")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/led/blame?from=x")).Status);
    }

    [Fact]
    public async Task A_history_that_is_far_behind_is_worked_out_by_its_readers()
    {
        await TestDatabaseServer.RunAsync(site.ConnectionString, $"""
            INSERT INTO articles (slug, current_number, published_number)
            VALUES ('behind', {AuthorshipRows.StepsOfReader + 1}, {AuthorshipRows.StepsOfReader + 1});
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, n, n - 1, 'Behind', '# Behind ' || n, 10, '', false, now()
            FROM articles, generate_series(1, current_number) n WHERE slug = 'behind';
            INSERT INTO publications (article_id, number, published_at)
            SELECT article_id, number, saved_at FROM revisions JOIN articles ON id = article_id WHERE slug = 'behind'
            """);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/behind/blame");
        Assert.Contains($"up to revision {AuthorshipRows.StepsOfReader}", page.Notice, StringComparison.Ordinal);
        Assert.Null((await page.ClickAsync("Continue")).Notice);
    }

    [Fact]
    public void A_long_text_is_shown_in_parts_that_are_the_text_together()
    {
        var text = new StringBuilder();
        var authorship = Authorship.Empty;
        for (var number = 1; number <= 20; number++)
        {
            text.Append($"Paragraph {number}").Insert(0, string.Concat(Enumerable.Repeat($"x{number} \n\n", 500)));
            authorship = authorship.Advance(text.ToString(), number);
        }

        var written = new WrittenText(authorship, Enumerable.Range(1, 20).Select(number =>
            new Origin(number, number % 3, $"author {number % 3}", default, "")));
        var (shown, parts) = (new StringBuilder(), 0);
        for (int? from = 1; from is not null; parts++)
        {
            var (passages, next) = written.Part(from.Value, written.Author(parts % 2 == 0 ? 1 : 7));
            Assert.InRange(passages.Count, 1, WrittenText.MaximumPassages + 1);
            shown.AppendJoin("", passages.Select(passage => passage.Text));
            from = next;
        }

        Assert.True(parts > 1);
        Assert.Equal(authorship.Text, shown.ToString());
        Assert.Equal(written.Words, written.Authors.Sum(author => author.Words));
    }

    private async Task<long> WriterAsync(string name)
    {
        using var visitor = await site.Visitor().SignedUpAs(name);
        return (await site.AccountAsync(name)).Id;
    }

    private Task<SaveOutcome> SaveAsync(long author, string slug, string text, string summary) =>
        site.WithAsync(async (ArticleWriter writer) => await writer.SaveAsync(
            Slug.Parse(slug, null), new Draft(text, summary, false, await site.NumberAsync(slug)), author,
            TestContext.Current.CancellationToken));
}
