using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Editing;

namespace Wiki.Core.Articles;

/// <summary>Finds the page that an author may have meant by a name that leads nowhere.</summary>
/// <remarks>
/// It asks the indexes of addresses and aliases for the neighbours of the name and for a few hundred misspellings, so
/// that the cost of a name does not grow with the number of articles. It finds no page whose name differs near its end
/// while a hundred others stand between the two.
/// </remarks>
public sealed class NearPages(WikiDb db)
{
    /// <summary>For how many names a text gets an answer.</summary>
    public const int MostNames = 10;

    private const int Neighbours = 50;
    private const int Beginning = 3;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

    /// <summary>
    /// The names to write instead, by the name that leads nowhere; names that are near no page are left out.
    /// </summary>
    /// <param name="names">Names that lead nowhere; only the first <see cref="MostNames"/> are looked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyDictionary<Slug, string>> FindAsync(
        IEnumerable<Slug> names, CancellationToken cancellationToken)
    {
        var near = new Dictionary<Slug, string>();
        foreach (var name in names.Distinct().Take(MostNames))
        {
            var pages = await AroundAsync(name.Value, cancellationToken);
            if (Nearest.Of(name.Value, pages.Keys) is { } found)
            {
                near.Add(name, pages[found]);
            }
        }

        var slugs = near.Values.Distinct().ToArray();
        var titles = await db.Set<ArticleIndex>()
            .Join(db.Set<Article>(), index => index.ArticleId, article => article.Id,
                (index, article) => new { article.Slug, index.Title })
            .Where(it => slugs.Contains(it.Slug)).ToDictionaryAsync(it => it.Slug, it => it.Title, cancellationToken);
        return near.Where(it => titles.ContainsKey(it.Value))
            .ToDictionary(it => it.Key, it => MovedLinks.NameFor(Slug.Parse(it.Value, null), titles[it.Value]));
    }

    // The addresses of pages by address and alias.
    private async Task<Dictionary<string, string>> AroundAsync(string name, CancellationToken cancellationToken)
    {
        var misspelt = Misspelt(name).Distinct().ToArray();
        var slugs = db.Set<Article>().Where(it => it.PublishedNumber != null)
            .Select(it => new { Name = it.Slug, it.Slug });
        var aliases = db.Set<ArticleAlias>().Join(db.Set<Article>(), row => row.ArticleId, article => article.Id,
            (row, article) => new { Name = row.Alias, article.Slug });
#pragma warning disable CA1309 // Becomes SQL: names are compared as they are ordered there.
        var rows = await slugs.Where(it => string.Compare(it.Name, name) > 0).OrderBy(it => it.Name).Take(Neighbours)
            .Concat(slugs.Where(it => string.Compare(it.Name, name) < 0)
                .OrderByDescending(it => it.Name).Take(Neighbours))
            .Concat(slugs.Where(it => misspelt.Contains(it.Name)))
            .Concat(aliases.Where(it => string.Compare(it.Name, name) > 0).OrderBy(it => it.Name).Take(Neighbours))
            .Concat(aliases.Where(it => string.Compare(it.Name, name) < 0)
                .OrderByDescending(it => it.Name).Take(Neighbours))
            .Concat(aliases.Where(it => misspelt.Contains(it.Name)))
            .ToListAsync(cancellationToken);
#pragma warning restore CA1309
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            pages.TryAdd(row.Name, row.Slug);
        }

        return pages;
    }

    // A letter too many or two in the wrong order anywhere; a wrong or missing letter near the beginning, where the
    // neighbours do not have the page.
    private static IEnumerable<string> Misspelt(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            yield return name.Remove(i, 1);
            if (i > 0)
            {
                yield return $"{name[..(i - 1)]}{name[i]}{name[i - 1]}{name[(i + 1)..]}";
            }
        }

        for (var i = 0; i < Math.Min(Beginning, name.Length); i++)
        {
            foreach (var letter in Letters)
            {
                yield return name[..i] + letter + name[(i + 1)..];
                yield return name.Insert(i, letter.ToString());
            }
        }
    }
}
