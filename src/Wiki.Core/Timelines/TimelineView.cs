using Wiki.Core.Articles;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Drawing;

namespace Wiki.Core.Timelines;

/// <summary>
/// Turns events into lanes and marks: one lane for each system, and one for events that belong to none.
/// </summary>
public static class TimelineView
{
    /// <summary>The most events that are drawn; the list has all.</summary>
    public const int MostMarks = 500;

    /// <summary>
    /// The lanes, in the order of the systems; the last one, for events of no system, only when it has an event.
    /// </summary>
    public static IReadOnlyList<DrawnLane> Lanes(
        IReadOnlyList<ArticleCard> systems, IReadOnlyList<EventEntry> events)
    {
        ArgumentNullException.ThrowIfNull(systems);
        var lanes = systems
            .Select(system => new DrawnLane(system.Slug, system.Name ?? system.Title, system.Hue)).ToList();
        if (lanes.Count == 0 || events.Any(it => LaneOf(it, systems).Length == 0))
        {
            lanes.Add(new DrawnLane("", "Linux and others", null));
        }

        return lanes;
    }

    /// <summary>The key of the lane of an event; empty for the last one.</summary>
    public static string LaneOf(EventEntry entry, IReadOnlyList<ArticleCard> systems)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return systems.FirstOrDefault(system => system.HasKey(entry.System))?.Slug ?? "";
    }

    /// <summary>The name of the system of an event: from its page, or its key if it has no page; null without a system.</summary>
    public static string? SystemName(EventEntry entry, IReadOnlyList<ArticleCard> systems)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return systems.FirstOrDefault(system => system.HasKey(entry.System)) is { } card
            ? card.Name ?? card.Title
            : entry.System;
    }

    /// <summary>
    /// The events of a small drawing, by date. For each of the first eight systems it shows the first event, up to
    /// three events whose words name the mainline (or else the first merge), and the latest turn
    /// (<see cref="EventWeight.Turn"/>).
    /// </summary>
    public static IReadOnlyList<EventEntry> Highlights(
        IReadOnlyList<EventEntry> events, IReadOnlyList<ArticleCard> systems, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(systems);
        var past = events.Where(it => it.Date.On(today) != EventTiming.NotYet)
            .ToLookup(it => LaneOf(it, systems));
        var chosen = systems.Take(8).SelectMany(system => past[system.Slug].Take(1)
            .Concat(Entering(past[system.Slug]))
            .Concat(past[system.Slug].Where(it => it.Weight == EventWeight.Turn).TakeLast(1))).ToHashSet();
        return [.. events.Where(chosen.Contains)];
    }

    private static IEnumerable<EventEntry> Entering(IEnumerable<EventEntry> events)
    {
        var mainline = events.Where(it => it.Label.Contains("mainline", StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        return mainline.Count > 0 ? mainline : events.Where(it => it.Kind == EventKind.Merge).Take(1);
    }

    /// <summary>Draws events; when there are more than <see cref="MostMarks"/>, those that matter most.</summary>
    /// <param name="systems">The systems that have a lane.</param>
    /// <param name="events">The events.</param>
    /// <param name="window">The days to show.</param>
    /// <param name="today">Today.</param>
    /// <param name="shown">The date that is shown; null for today.</param>
    /// <param name="address">Where the mark of an event leads.</param>
    /// <param name="rows">How many rows of labels a lane may have.</param>
    public static TimelineDrawing Draw(
        IReadOnlyList<ArticleCard> systems, IReadOnlyList<EventEntry> events, TimeWindow window, DateOnly today,
        DateOnly? shown, Func<EventEntry, string> address, int rows = 5)
    {
        ArgumentNullException.ThrowIfNull(address);
        var drawn = events.OrderByDescending(it => window.Shows(it.Date)).ThenByDescending(it => it.Weight)
            .Take(MostMarks).Select(it =>
            {
                var timing = it.Date.On(shown ?? today);
                return new DrawnEvent
                {
                    Label = it.Label,
                    Name = EventWords.Line(it, SystemName(it, systems), timing),
                    Address = address(it),
                    Date = it.Date,
                    Lane = LaneOf(it, systems),
                    Weight = (int)it.Weight,
                    IsFuture = timing == EventTiming.NotYet,
                };
            });
        return TimelineDrawing.LayOut(Lanes(systems, events), [.. drawn], window, today, shown, rows);
    }
}
