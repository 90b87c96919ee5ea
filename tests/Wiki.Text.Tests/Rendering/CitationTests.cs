using AngleSharp.Html.Parser;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class CitationTests
{
    [Fact]
    public void Adjacent_citations_are_two_sources()
    {
        var page = Article.Shown("A claim[^a][^b].\n\n[^a]: First\n[^b]: Second\n");

        Assert.Equal(["[1]", "[2]"], page.QuerySelectorAll("sup.cite").Select(cite => cite.TextContent));
        Assert.Equal(["fn:1", "fn:2"], page.QuerySelectorAll(".footnotes li").Select(item => item.Id));
    }

    [Fact]
    public void A_citation_without_a_definition_stays_text() =>
        Assert.Equal("A claim[^a][^].", Article.Shown("A claim[^a][^].").TextContent.Trim());

    [Fact]
    public void Sources_are_numbered_as_they_are_read_through_prose_and_matrices()
    {
        var page = Article.Shown("""
            One[^c].

            <!-- matrix:core -->

            | Feature | Xen | KVM |
            |---|---|---|
            | Row | yes (see [^d]) [^b] | no as of 2026 [^c] |

            Last[^a].

            [^a]: A
            [^b]: B
            [^c]: C
            [^d]: D
            """);

        Assert.Equal(["C", "B", "D", "A"], page.QuerySelectorAll(".footnotes li p").Select(p => p.TextContent[..1]));
        Assert.Equal(page.QuerySelectorAll("sup a").Select(a => a.GetAttribute("href")).Distinct().Order(),
            page.QuerySelectorAll(".footnotes li").Select(item => "#" + item.Id).Order());
    }

    [Fact]
    public void Every_citation_of_a_source_has_its_own_way_back()
    {
        var page = Article.Shown("A[^a] b[^A] c[^a].\n\n[^a]: Source\n");

        var cites = page.QuerySelectorAll("sup.cite a").Select(a => "#" + a.Id).ToList();
        Assert.Equal(3, cites.Count);
        Assert.Equal(cites, page.QuerySelectorAll("a.back").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Of_the_citations_in_cells_a_source_leads_back_to_the_first()
    {
        var page = Article.Shown("A[^a].\n\n<!-- matrix:m -->\n\n| F | X |\n|---|---|\n| R | yes [^b] |\n| S | yes [^b][^a] |\n\n"
            + "[^a]: Source\n[^b]: Other\n");

        Assert.Equal(["A[1].", "R", "S"], page.QuerySelectorAll("a.back")
            .Select(back => page.QuerySelector($"[id='{back.GetAttribute("href")![1..]}']")!)
            .Select(place => place.Closest("tr")?.QuerySelector("th")!.TextContent ?? place.Closest("p")!.TextContent).Order());
        Assert.Equal(3, page.QuerySelectorAll("td sup a").Length);
    }

    [Fact]
    public void A_matrix_alone_comes_with_the_sources_that_it_cites_under_their_numbers()
    {
        var article = Article.WithTitle("""
            A[^a].

            ## Core

            <!-- matrix:m -->

            | F | X | Y |
            |---|---|---|
            | R | yes [^b] | yes [^c] |

            [^a]: Not cited in it
            [^b]: As [^d] says
            [^c]: Cited in the other column
            [^d]: Cited by a source
            """);
        var matrix = article.Matrices[0];
        var shown = new MatrixSelections("title", article.Matrices, ReleaseList.Empty)
        {
            View = new MatrixView { Columns = ["x"] },
        };
        var page = new HtmlParser().ParseDocument("<body>" + article.MatrixToHtml(matrix, LinkTargets.None, shown)).Body!;

        Assert.Equal("Core", matrix.Name);
        Assert.Equal(["fn:2", "fn:4"], page.QuerySelectorAll(".footnotes li").Select(item => item.Id));
        Assert.Equal(["2", "4"], page.QuerySelectorAll(".footnotes li").Select(item => item.GetAttribute("value")));
        Assert.All(page.QuerySelectorAll("a.back, sup a"), link =>
            Assert.NotNull(page.QuerySelector($"[id='{link.GetAttribute("href")![1..]}']")));
        Assert.Empty(new HtmlParser().ParseDocument(article.MatricesToHtml(LinkTargets.None, shown))
            .QuerySelectorAll("p:not([class]), .footnotes"));
    }

    [Theory]
    [InlineData("# Title[^a]\n\nText\n\n[^a]: Source\n")]
    [InlineData("# T\n\n|x|y|\n|-|-|\n|1|2|3[^a]|\n\n[^a]: Source\n")]
    [InlineData("# T\n\n![x [^a] y](/i.png) z\n\n[^a]: Source\n")]
    public void No_way_back_leads_to_a_citation_that_is_not_shown(string text)
    {
        var page = Article.Read(text).Show();

        Assert.All(page.QuerySelectorAll("a.back"), back =>
            Assert.NotNull(page.Owner!.GetElementById(back.GetAttribute("href")![1..])));
    }

    [Fact]
    public void A_citation_in_the_words_for_a_picture_is_left_out() =>
        Assert.Equal("x  y", Article.Shown("![x [^a] y](/i.png)\n\n[^a]: S\n").QuerySelector("img")!.GetAttribute("alt"));

    [Fact]
    public void A_source_that_nothing_cites_is_pointed_out()
    {
        var article = Article.WithTitle("""
            Text[^a].

            <!-- matrix:core -->

            | F | A |
            |---|---|
            | r | nonsense [^b] |

            <!-- matrix:broken -->

            | F | A |
            |---|---|
            | r [^c] |

            [^a]: A
            [^b]: B
            [^c]: C
            [^d]: D
            """);

        Assert.Equal(["20 W207"], article.Said().Where(said => said.EndsWith("W207", StringComparison.Ordinal)));
    }
}
