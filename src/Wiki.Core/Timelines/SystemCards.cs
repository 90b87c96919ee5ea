using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Documents;

namespace Wiki.Core.Timelines;

/// <summary>A system with the main figures about it from the wiki's own data.</summary>
/// <param name="Article">Its page.</param>
/// <param name="First">Its earliest event; null when no timeline has one.</param>
/// <param name="Merge">Its earliest merge; null when no timeline has one.</param>
/// <param name="Facts">How many cells of all matrices make a claim about it.</param>
/// <param name="Cited">How many of them cite a source.</param>
public sealed record SystemCard(ArticleCard Article, EventEntry? First, EventEntry? Merge, int Facts, int Cited);

/// <summary>Reads the cards of systems.</summary>
public sealed class SystemCards(WikiDb db, ArticleReader articles)
{
    /// <summary>The systems, by title.</summary>
    /// <param name="events">All events, by date.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<SystemCard>> AllAsync(
        IReadOnlyList<EventEntry> events, CancellationToken cancellationToken)
    {
        var systems = await articles.CardsAsync(ArticleKind.System, cancellationToken);
        var facts = await db.Known<CellRow>(null).Where(cell => cell.Status == CellStatus.Valid)
            .GroupBy(cell => cell.ColumnKey).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(it => it.Key, it => it.Count, StringComparer.Ordinal, cancellationToken);
        var cited = await db.Known<StatementRow>(null).Where(statement => statement.Sources != TextList.Empty)
            .Select(statement => new { statement.ArticleId, statement.Matrix, statement.RowKey, statement.ColumnKey })
            .Distinct().GroupBy(cell => cell.ColumnKey).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(it => it.Key, it => it.Count, StringComparer.Ordinal, cancellationToken);
        return [.. systems.Select(system => new SystemCard(
            system,
            events.FirstOrDefault(it => system.HasKey(it.System)),
            events.FirstOrDefault(it => system.HasKey(it.System) && it.Kind == EventKind.Merge),
            Of(facts, system),
            Of(cited, system)))];

        static int Of(Dictionary<string, int> counts, ArticleCard system) =>
            system.Former.Append(system.Slug).Distinct(StringComparer.Ordinal).Sum(counts.GetValueOrDefault);
    }
}
