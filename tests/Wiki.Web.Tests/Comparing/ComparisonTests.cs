using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Comparing;

public sealed class ComparisonTests(ComparisonTests.ComparedSite site) : IClassFixture<ComparisonTests.ComparedSite>
{
    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task The_words_that_changed_are_marked(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2" + view);
        Assert.Equal("Revision 1 → 2", page.Heading);
        Assert.Equal(["<slow>"], page.Document.QuerySelectorAll("td.del del").Select(PageView.TextOf));
        Assert.Equal(["quick & light"], page.Document.QuerySelectorAll("td.add ins").Select(PageView.TextOf));
        Assert.Contains("1 change: 1 line changed.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Inline", "?view=inline")]
    [InlineData("?view=inline", "Side by side", "?view=side")]
    [InlineData("?view=side", "Changes", "")]
    public async Task Either_view_leads_to_the_other(string view, string link, string other)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2" + view);
        Assert.Equal("/wiki/compared/diff/1..2" + other, (await page.ClickAsync(link)).Path);
        Assert.Equal(view == "?view=inline", page.Document.QuerySelector("table.diff")?.ClassList.Contains("inline"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task A_fold_opens_in_its_place_and_holds_its_lines_with_both_numbers(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2" + view);
        var fold = Assert.Single(page.Document.QuerySelectorAll("tr.skip details"));
        Assert.Equal("38 unchanged lines", PageView.TextOf(fold.QuerySelector("summary")!));
        Assert.Equal(38, fold.QuerySelectorAll("tr").Length);
        Assert.Equal("20 20 line 17", PageView.TextOf(page.Document.GetElementById("new.20")!.ParentElement!));
        Assert.NotNull(page.Document.GetElementById("old.3"));
        Assert.NotNull(page.Document.GetElementById("new.3"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task Every_change_leads_to_the_one_before_and_the_one_after_it(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/rearranged/diff/1..2" + view);
        Assert.Equal("#change.1", page.Document.QuerySelector(".steps a")?.GetAttribute("href"));
        var steps = page.Document.QuerySelectorAll("tr.step").ToList();
        Assert.True(steps.Count > 1);
        for (var step = 1; step <= steps.Count; step++)
        {
            Assert.StartsWith($"{step} of {steps.Count}", PageView.TextOf(steps[step - 1]), StringComparison.Ordinal);
            Assert.Equal($"change.{step}", steps[step - 1].NextElementSibling?.Id);
        }

        Assert.All(page.Document.QuerySelectorAll("tr.step a, .diff .badge a"), link =>
            Assert.NotNull(page.Document.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task A_moved_paragraph_is_shown_at_both_places_with_the_edit_inside_it(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/rearranged/diff/1..2" + view);
        var away = page.Document.GetElementById("old.3")!.ParentElement!.QuerySelector("td.moved")!;
        Assert.Equal("dom0", PageView.TextOf(Assert.Single(away.QuerySelectorAll("del"))));
        var to = Assert.Single(away.QuerySelectorAll("a"));
        Assert.StartsWith("moved to line", PageView.TextOf(to), StringComparison.Ordinal);
        var there = page.Document.GetElementById(to.GetAttribute("href")![1..])!;
        var here = there.ParentElement!.QuerySelector("td.moved")!;
        Assert.Equal("Linux", PageView.TextOf(Assert.Single(here.QuerySelectorAll("ins"))));
        Assert.Equal("#old.3", Assert.Single(here.QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task A_split_paragraph_is_said_to_be_one_and_has_only_the_new_word_marked(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/rearranged/diff/1..2" + view);
        var cells = page.Document.QuerySelectorAll("td.resplit").ToList();
        Assert.Single(cells, cell => cell.TextContent.Contains("one line was split into 3", StringComparison.Ordinal));
        Assert.Equal(["mainline"], cells.SelectMany(cell => cell.QuerySelectorAll("del, ins")).Select(PageView.TextOf));
    }

    [Fact]
    public async Task A_difference_that_cannot_be_seen_is_given_a_sign_and_a_name()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/rearranged/diff/1..2");
        var sign = Assert.Single(page.Document.QuerySelectorAll(".unseen[title='no-break space']"));
        Assert.Equal("NBSP", PageView.TextOf(sign));
    }

    [Fact]
    public async Task A_line_written_from_right_to_left_has_its_own_direction()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/rearranged/diff/1..2");
        Assert.NotEmpty(page.Document.QuerySelectorAll("td[dir=auto] ins"));
        Assert.Empty(page.Document.QuerySelectorAll("ins[dir], del[dir]"));
        Assert.All(page.Document.QuerySelectorAll("td[dir=auto]"), cell =>
            Assert.Contains("محاكاة", cell.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_in_which_only_blanks_changed_are_counted_in_a_sentence()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..3");
        Assert.Contains("In 1 line, only white space changed.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task A_change_of_nothing_but_blanks_is_said_to_be_one(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..3" + view);
        Assert.Contains("only white space changed", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 change:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_title_is_shown_as_such()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/3..4");
        Assert.Contains("Title: Compared Weighed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_of_an_address_is_kept_even_from_new_to_old()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..1");
        Assert.Equal("Revision 2 → 1", page.Heading);
        Assert.Equal(["quick & light"], page.Document.QuerySelectorAll("td.del del").Select(PageView.TextOf));
        Assert.Equal(["<slow>"], page.Document.QuerySelectorAll("td.add ins").Select(PageView.TextOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    [InlineData("?all=1")]
    public async Task A_revision_does_not_differ_from_itself(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..2" + view);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No difference", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("table.diff"));
    }

    [Theory]
    [InlineData("1..9")]
    [InlineData("9..1")]
    [InlineData("0..1")]
    [InlineData("-1..1")]
    [InlineData("1..99999999999")]
    [InlineData("1...2")]
    [InlineData("1")]
    [InlineData("a..b")]
    public async Task A_number_that_no_revision_has_is_not_found(string numbers)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/compared/diff/" + numbers)).Status);
    }

    [Theory]
    [InlineData("", "/wiki/compared/history")]
    [InlineData("?a=1", "/wiki/compared/history")]
    [InlineData("?a=4&b=1", "/wiki/compared/diff/1..4")]
    public async Task A_choice_that_is_incomplete_leads_back_to_the_history(string query, string to)
    {
        using var visitor = site.Visitor();
        Assert.Equal(to, (await visitor.GetAsync("/wiki/compared/diff" + query)).Location);
    }

    [Fact]
    public async Task From_a_comparison_one_steps_back_and_forth_through_the_history()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..3?view=inline");
        var forth = await page.ClickAsync("3 to 4 →");
        Assert.Equal("/wiki/compared/diff/3..4?view=inline", forth.Path);
        Assert.Null(forth.Document.QuerySelector("a[rel=next]"));
        var back = await page.ClickAsync("← 1 to 2");
        Assert.Equal("/wiki/compared/diff/1..2?view=inline", back.Path);
        Assert.Null(back.Document.QuerySelector("a[rel=prev]"));
    }

    public sealed class ComparedSite : WikiSite, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var lines = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"line {i}"));
            await this.SaveAsync("compared", $"# Compared\n\nIt is <slow> today.\n{lines}\nend\n");
            await this.SaveAsync("compared", $"# Compared\n\nIt is quick & light today.\n{lines}\nend\n");
            await this.SaveAsync("compared", $"# Compared\n\nIt is quick & light today.\n{lines}\nend  \n");
            await this.SaveAsync("compared", $"# Weighed\n\nIt is quick & light today.\n{lines}\nend  \n");

            static string Moved(string guest) =>
                $"Xen came first and needs a privileged guest, which is called {guest}, to run its drivers.";
            const string first = "KVM turned the kernel into a hypervisor and needed processors that help.";
            const string second = "It was merged within months, which surprised the people who had waited for years.";
            await this.SaveAsync("rearranged",
                $"# Rearranged\n\n{Moved("dom0")}\n\n{lines}\n\n{first} {second}\n\n{lines}\n"
                + "A no break\n\nمحاكاة الأنظمة في لينكس\n");
            var mainline = second.Replace("merged", "merged mainline", StringComparison.Ordinal);
            await this.SaveAsync("rearranged",
                $"# Rearranged\n\n{lines}\n\n{first}\n\n{mainline}\n\n{lines}\n"
                + $"A no\u00a0break\n\nمحاكاة النظم في لينكس\n\n{Moved("Linux")}\n");
        }
    }
}
