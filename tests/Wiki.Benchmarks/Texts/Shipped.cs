using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Benchmarks.Texts;

/// <summary>The articles that ship with the program, and what links between them lead to.</summary>
internal static class Shipped
{
    /// <summary>The source of an article.</summary>
    public static string Text(string slug) => ShippedArticles.All().Single(article => article.Slug.Value == slug).Text;

    /// <summary>Every shipped article exists, and the systems among them are known.</summary>
    public static LinkTargets Targets()
    {
        var articles = new Dictionary<Slug, Slug>();
        var systems = new Dictionary<string, SystemTarget>(StringComparer.Ordinal);
        foreach (var (slug, text) in ShippedArticles.All())
        {
            articles[slug] = slug;
            var about = FrontMatter.Read(text, []);
            if (about.Kind == ArticleKind.System)
            {
                systems[slug.Value] = new SystemTarget(slug, about.Name ?? slug.Value, about.Hue ?? "slate");
            }
        }

        return new LinkTargets(articles, systems);
    }
}
