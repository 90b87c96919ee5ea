using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Rendering;

/// <summary>Reads the glossary of the wiki: the page at <see cref="Address"/>.</summary>
public sealed class GlossaryReader(ArticleReader articles, RenderedArticles rendered)
{
    /// <summary>The address of the page.</summary>
    public const string Address = "glossary";

    /// <summary>The glossary that readers see; empty when there is no such page.</summary>
    public async Task<Glossary> ReadAsync(CancellationToken cancellationToken) =>
        await articles.PublishedAsync(Slug.Parse(Address, null), cancellationToken) is { } page
            ? Glossary.Of(rendered.Document(page)) : Glossary.Empty;
}
