using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Saving;
using Wiki.Text;

namespace Wiki.Core.Seed;

/// <summary>The shipped pages: the Markdown files beside this file, named for their addresses.</summary>
public sealed class ShippedArticles(WikiDb db, ArticleWriter writer)
{
    private const string Prefix = "seed/";

    /// <summary>Every shipped page: its address and its source.</summary>
    public static IEnumerable<(Slug Slug, string Text)> All()
    {
        var assembly = typeof(ShippedArticles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                yield return (Slug.Parse(Path.GetFileNameWithoutExtension(name[Prefix.Length..]), null), reader.ReadToEnd());
            }
        }
    }

    /// <summary>
    /// Imports the shipped pages into an empty database. When it is interrupted, the next start imports the rest.
    /// </summary>
    public async Task ImportIntoEmptyAsync(CancellationToken cancellationToken)
    {
        // Once a person has saved a revision, or moved or deleted a page, the site is in use, and no shipped page is
        // imported any more.
        if (await db.Set<Revision>().AnyAsync(revision => revision.AuthorId != null, cancellationToken)
            || await db.Set<ArticleMove>().AnyAsync(cancellationToken)
            || await db.Set<ArticleDeletion>().AnyAsync(cancellationToken))
        {
            return;
        }

        var imported = await db.Set<Article>().Select(article => article.Slug).ToListAsync(cancellationToken);
        foreach (var (slug, text) in All())
        {
            if (!imported.Contains(slug.Value))
            {
                var outcome = await writer.SaveAsync(
                    slug, new Draft(text, "Shipped with the wiki", false, 0), null, cancellationToken);
                if (outcome is SaveOutcome.HasProblems rejected)
                {
                    throw new InvalidOperationException($"The shipped page {slug} has an error: {rejected.Problems[0].Message}");
                }
            }
        }
    }
}
