using Wiki.Text.Diffing.Rendered;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Diffing.Rendered;

public sealed class RenderedDiffLawTests
{
    private const int Cases = 500;

    public static TheoryData<int> Limits => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Limits))]
    public void Without_what_is_marked_as_added_a_page_is_the_old_one_and_without_what_is_removed_the_new_one(int limits) =>
        ForEach(limits, (old, @new, marked) =>
        {
            Assert.Equal(PageForm.Of(old), PageForm.OfOld(marked.Html!));
            Assert.Equal(PageForm.Of(@new), PageForm.OfNew(marked.Html!));
        });

    [Fact]
    public void A_page_that_did_not_change_has_no_mark() => ForEach(0, (old, @new, _) =>
    {
        foreach (var page in new[] { old, @new })
        {
            var marked = RenderedDiff.Between(page, page);
            Assert.Equal((0, null), (marked.Changes, marked.Coarse));
            Assert.Empty(PageForm.Parse(marked.Html!).QuerySelectorAll(".added, .removed, .replaced"));
        }
    });

    [Fact]
    public void Pages_that_readers_see_otherwise_have_a_mark() => ForEach(0, (old, @new, marked) =>
    {
        var count = PageForm.Parse(marked.Html!).QuerySelectorAll(".added, .removed, .replaced").Length;
        Assert.Equal(marked.Changes > 0, count > 0);
        Assert.True(count > 0 || PageForm.Of(old) == PageForm.Of(@new));
    });

    [Fact]
    public void A_marked_page_is_well_formed_and_no_id_is_in_it_twice() => ForEach(0, (_, @new, marked) =>
    {
        // The HTML must be what was written, without parts that a browser must move or close.
        var body = PageForm.Parse(marked.Html!);
        Assert.Equal(
            AsWritten(marked.Html!), AsWritten(body.InnerHtml));
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Subset(
            PageForm.Parse(@new).QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet(StringComparer.Ordinal),
            ids.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(body.QuerySelectorAll("ins :is(p, div, table, ul, ol, li, pre, td), del.removed :is(p, div, table, ul, ol, li, pre, td)"));
    });

    private static string AsWritten(string html) => html.Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&nbsp;", "\u00A0", StringComparison.Ordinal).Replace("<pre>\n", "<pre>", StringComparison.Ordinal);

    private static void ForEach(int limits, Action<string, string, RenderedDiff> law)
    {
        var allowed = limits switch
        {
            0 => RenderedLimits.Default,
            1 => new RenderedLimits(1_000_000, 0, 0, 0),
            2 => new RenderedLimits(1_000_000, 1_000_000, 10, 1_000_000),
            _ => new RenderedLimits(1_000_000, 400, 1_000_000, 100),
        };
        for (var seed = 0; seed < Cases; seed++)
        {
            var (old, @new) = new RandomPages(seed).Case();
            var (before, after) = (Html(old), Html(@new));
            try
            {
                law(before, after, RenderedDiff.Between(before, after, allowed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}:\n{old}\n=====\n{@new}\n{e.Message}", e);
            }
        }
    }

    private static string Html(string source) => WikiDocument.Parse(SourceText.From(source)).ToHtml(LinkTargets.None);
}
