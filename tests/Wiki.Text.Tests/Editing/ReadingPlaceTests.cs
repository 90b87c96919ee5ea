using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Editing;

public sealed class ReadingPlaceTests
{
    private const string Page = """
        # Page

        Lead.

        ## One

        <!-- matrix:m.x -->

        | F | Xen |
        |---|---|
        | Swap | yes |
        | **Group** | |
        | [Sub](#swap/sub) | no |

        ### Two

        <!-- timeline:t -->

        | Date | Event |
        |---|---|
        | 2007 | Begun |

        <!-- matrix:broken -->

        | F | Xen | Xen |
        |---|---|---|
        | Swap | yes | no |

        """;

    [Theory]
    [InlineData(3, null)]
    [InlineData(6, "one")]
    [InlineData(9, "matrix-m_x")]
    [InlineData(11, "matrix-m_x.swap")]
    [InlineData(12, "matrix-m_x.swap")]
    [InlineData(13, "matrix-m_x.swap__sub")]
    [InlineData(15, "two")]
    [InlineData(20, "timeline-t")]
    [InlineData(26, "matrix-broken")]
    [InlineData(9999, "matrix-broken")]
    public void A_line_of_the_text_is_at_the_place_above_which_readers_find_it(int line, string? id) =>
        Assert.Equal(id, ReadingPlace.IdAt(WikiDocument.Parse(SourceText.From(Page)), line));

    [Fact]
    public void Every_place_is_an_id_of_the_page_for_all_shipped_pages()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Wiki.Core", "Seed"), "*.md", SearchOption.AllDirectories))
        {
            var page = WikiDocument.Parse(SourceText.From(File.ReadAllText(file)));
            var html = page.ToHtml(LinkTargets.None);
            foreach (var line in Enumerable.Range(1, page.Source.Value.Count(c => c == '\n')))
            {
                var id = ReadingPlace.IdAt(page, line);
                Assert.True(id is null || html.Contains($"id=\"{id}\"", StringComparison.Ordinal), $"{page.Title}, line {line}: {id}");
            }
        }
    }
}
