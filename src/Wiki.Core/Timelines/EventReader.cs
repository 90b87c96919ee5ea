using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Documents;

namespace Wiki.Core.Timelines;

/// <summary>Reads the events of all timelines as one timeline.</summary>
public sealed class EventReader(WikiDb db)
{
    /// <summary>The releases that the timelines of the wiki date.</summary>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ReleaseList> ReleasesAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var rows = await db.Known<EventRow>(known).Where(row => row.Version != null && row.VersionLine != null)
            .OrderBy(row => row.ArticleId).ThenBy(row => row.Timeline).ThenBy(row => row.FirstDay)
            .ThenBy(row => row.Rank).ThenBy(row => row.Key)
            .Select(row => new { row.VersionLine, row.Version, row.FirstDay, row.LastDay, row.Kind })
            .ToListAsync(cancellationToken);
        return ReleaseList.Of(rows.Select(row => new Release(
            row.VersionLine!, new VersionPoint(null, row.Version!), row.FirstDay, row.LastDay,
            row.Kind == EventKind.Release)));
    }

    /// <summary>Every event, by date.</summary>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<EventEntry>> AllAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in db.Known<EventRow>(known)
            join article in db.Set<Article>() on row.ArticleId equals article.Id
            join index in db.Set<ArticleIndex>() on row.ArticleId equals index.ArticleId
            orderby row.ArticleId, row.Timeline, row.FirstDay, row.Rank, row.Key
            select new { Row = row, article.Slug, index.Title }).ToListAsync(cancellationToken);
        var sources = await CitedSources.ReadAsync(db, rows.Select(it => it.Row.ArticleId), known, cancellationToken);
        var revisions = await db.KnownRevisionsAsync(
            [.. rows.Select(it => it.Row.ArticleId).Distinct()], known, cancellationToken);
        var placed = rows.Select(it => new PlacedEvent(it.Row, new EventPlace
        {
            Slug = it.Slug,
            Title = it.Title,
            Revision = revisions[it.Row.ArticleId].Number,
            SavedAt = revisions[it.Row.ArticleId].SavedAt,
            Timeline = it.Row.Timeline,
            Key = it.Row.Key,
            Date = DateOf(it.Row),
            Note = it.Row.Note is null ? null : WikiDocument.PlainNote(it.Row.Note),
            Sources = sources.Of(it.Row.ArticleId, it.Row.Sources),
        }));
        return Weighed([.. Together(placed).Select(Entry).OrderBy(it => it.Date.First ?? DateOnly.MinValue)
            .ThenBy(it => it.Date.Last ?? DateOnly.MaxValue)]);
    }

    private static EventDate DateOf(EventRow row) => EventDate.TryRead(row.Date, out var date)
        ? date
        : throw new InvalidOperationException($"The row of event {row.Key} has the date \"{row.Date}\".");

    private static List<List<PlacedEvent>> Together(IEnumerable<PlacedEvent> placed)
    {
        var events = new List<List<PlacedEvent>>();
        var known = new Dictionary<object, List<PlacedEvent>>();
        foreach (var one in placed)
        {
            object[] names = one.Row is { Kind: EventKind.Release, Version: not null }
                ? [(one.Row.VersionLine, one.Row.Version), (one.Row.Key, one.Row.Date, one.Row.System)]
                : [(one.Row.Key, one.Row.Date, one.Row.System)];
            var found = names.Select(known.GetValueOrDefault).FirstOrDefault(it => it is not null);
            if (found is null)
            {
                found = [];
                events.Add(found);
            }

            found.Add(one);
            foreach (var name in names)
            {
                known.TryAdd(name, found);
            }
        }

        return events;
    }

    private static EventEntry Entry(List<PlacedEvent> placed)
    {
        // A place that names the system comes first; among equals, the place in the oldest article.
        List<PlacedEvent> ordered = [.. placed.OrderBy(it => it.Row.System is null)];
        var first = ordered[0];
        var entry = new EventEntry
        {
            Id = $"{first.Row.Timeline}.{first.Row.Key}",
            Label = first.Row.Label,
            Date = first.Place.Date,
            System = first.Row.System,
            Kind = ordered.Select(it => it.Row.Kind).FirstOrDefault(it => it is not null),
            VersionLine = ordered.Select(it => it.Row.VersionLine).FirstOrDefault(it => it is not null),
            Version = ordered.Select(it => it.Row.Version).FirstOrDefault(it => it is not null),
            Places = [.. ordered.Select(it => it.Place)],
        };
        return entry.DatesDisagree ? entry : entry with { Date = entry.Places.MinBy(it => Days(it.Date))!.Date };
    }

    private static int Days(EventDate date) => date is { First: { } first, Last: { } last }
        ? last.DayNumber - first.DayNumber + (date.From!.IsAbout ? 1 : 0)
        : int.MaxValue;

    private static List<EventEntry> Weighed(List<EventEntry> events)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var firsts = events.Where(it => it.System is not null).GroupBy(it => it.System, StringComparer.Ordinal)
            .SelectMany(ofSystem => new[]
            {
                ofSystem.First(),
                ofSystem.FirstOrDefault(it => it.Kind == EventKind.Release),
                ofSystem.FirstOrDefault(it => it.Kind == EventKind.Merge),
            }).OfType<EventEntry>().ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. events.Select(it => it with
        {
            Id = ids.Add(it.Id) ? it.Id : Unique(it, ids),
            Weight = firsts.Contains(it) ? EventWeight.First : WeightOf(it),
        })];
    }

    private static EventWeight WeightOf(EventEntry it) => it.Kind switch
    {
        EventKind.Merge => EventWeight.Merge,
        EventKind.Found or EventKind.Acquire or EventKind.Announce or EventKind.Standard or EventKind.Security
            or EventKind.Eol => EventWeight.Turn,
        _ => it.System is null ? EventWeight.General : EventWeight.Release,
    };

    // Two articles may have timelines with the same id and events with the same key.
    private static string Unique(EventEntry it, HashSet<string> taken)
    {
        var id = $"{it.Id}.{it.Places[0].Slug}";
        for (var n = 2; !taken.Add(id); n++)
        {
            id = $"{it.Id}.{it.Places[0].Slug}.{n}";
        }

        return id;
    }

    private sealed record PlacedEvent(EventRow Row, EventPlace Place);
}
