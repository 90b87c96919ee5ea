using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Core.Search;

/// <summary>A word that the editor of a text completes, and what it means.</summary>
/// <param name="Label">The word as it is written.</param>
/// <param name="Detail">What it means; null when it says that itself.</param>
public sealed record EditorWord(string Label, string? Detail = null);

/// <summary>A version and the date of its release, as both are written.</summary>
/// <param name="Version">The version.</param>
/// <param name="Date">The first day on which it can have been; empty when that is open.</param>
public sealed record EditorRelease(string Version, string Date);

/// <summary>The words that cells are made of.</summary>
/// <param name="Levels">The levels.</param>
/// <param name="Clauses">The words of a period and of a check.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Systems">The names of the systems.</param>
/// <param name="Releases">The releases of each version line, oldest first.</param>
public sealed record CellWords(
    IReadOnlyList<EditorWord> Levels, IReadOnlyList<EditorWord> Clauses, IReadOnlyList<EditorWord> Tags,
    IReadOnlyList<string> Systems, IReadOnlyDictionary<string, IReadOnlyList<EditorRelease>> Releases);

/// <summary>Finds what the editor of a text completes.</summary>
public sealed class EditorWords(WikiDb db, ArticleReader reader, EventReader events)
{
    private const int MostPeople = 8;

    /// <summary>The words that cells are made of.</summary>
    public async Task<CellWords> OfCellsAsync(CancellationToken cancellationToken)
    {
        var targets = await reader.SystemTargetsAsync(cancellationToken);
        var releases = await events.ReleasesAsync(null, cancellationToken);
        return new CellWords(
            [.. Levels.All.Select(level => new EditorWord(level.Word(), Meaning(level)))],
            [
                new("since", "from this version or date on"), new("by", "at this version or date, perhaps before"),
                new("until", "up to this version or date"), new("removed", "gone with this version or date"),
                new("for", "the target of a plan"), new("as of", "when somebody last checked"),
            ],
            [.. Tags.All.Select(tag => new EditorWord($"#{tag.Word()}", tag.Name()))],
            [.. targets.Systems.Values.Select(it => it.Name).Distinct().Order(StringComparer.OrdinalIgnoreCase)],
            releases.Lines.Order(StringComparer.Ordinal).ToDictionary(
                line => line, line => (IReadOnlyList<EditorRelease>)
                [.. releases.Line(line).Select(it => new EditorRelease(
                    (it.Version with { Line = null }).Text,
                    it.First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""))]));
    }

    /// <summary>The accounts whose name begins so, the shortest first.</summary>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<List<string>> PeopleAsync(string? typed, CancellationToken cancellationToken)
    {
        var begins = ArticleSearch.Clean(typed).ToUpperInvariant();
        return begins.Length == 0 ? [] : await db.Set<Account>()
            .Where(it => it.NormalizedUserName!.StartsWith(begins))
            .OrderBy(it => it.UserName!.Length).ThenBy(it => it.UserName).Take(MostPeople)
            .Select(it => it.UserName!).ToListAsync(cancellationToken);
    }

    private static string Meaning(Level level) => level switch
    {
        Level.Yes => "supported",
        Level.Partial => "in part; a note says what is missing",
        Level.No => "not supported",
        Level.Planned => "announced, with a source and the date of the check",
        Level.Unknown => "somebody looked and did not find it",
        _ => "the question makes no sense here",
    };
}
