using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Rendering;

namespace Wiki.Core.Derived.Rows;

/// <summary>The sources that fact rows cite.</summary>
public sealed class CitedSources
{
    private readonly Dictionary<(long ArticleId, string Name), SourceDefinition> _sources;

    private CitedSources(Dictionary<(long ArticleId, string Name), SourceDefinition> sources) => _sources = sources;

    /// <summary>
    /// Reads the sources that some articles define, as this wiki knew them on a date if one is given.
    /// </summary>
    public static async Task<CitedSources> ReadAsync(
        WikiDb db, IEnumerable<long> articleIds, DatePoint? known, CancellationToken cancellationToken)
    {
        var articles = articleIds.Distinct().ToArray();
        var rows = await db.Known<SourceRow>(known).Where(row => articles.Contains(row.ArticleId))
            .ToListAsync(cancellationToken);
        return new CitedSources(rows.ToDictionary(
            row => (row.ArticleId, row.Name), row => new SourceDefinition(row.Name, row.Text, row.Address)));
    }

    /// <summary>
    /// The sources of a row, in the order in which it cites them; a name that its page does not define is left out.
    /// </summary>
    /// <param name="articleId">The article of the row.</param>
    /// <param name="names">The names.</param>
    public IReadOnlyList<SourceDefinition> Of(long articleId, IEnumerable<string> names) =>
        [.. names.Select(name => _sources.GetValueOrDefault((articleId, name))).OfType<SourceDefinition>()];
}
