using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Core.Timelines;

/// <summary>A place that states an event: a row of a timeline.</summary>
public sealed record EventPlace
{
    /// <summary>The address of the article.</summary>
    public required string Slug { get; init; }

    /// <summary>The title of the article now.</summary>
    public required string Title { get; init; }

    /// <summary>The revision it is from.</summary>
    public required int Revision { get; init; }

    /// <summary>When that revision was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The id of the timeline in the article.</summary>
    public required string Timeline { get; init; }

    /// <summary>The key of the event in the timeline.</summary>
    public required string Key { get; init; }

    /// <summary>When it happened, according to this place.</summary>
    public required EventDate Date { get; init; }

    /// <summary>A remark without markup; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The sources that this place cites, in its order.</summary>
    public required IReadOnlyList<SourceDefinition> Sources { get; init; }

    /// <summary>The address of the timeline in its article.</summary>
    public string Address => Addresses.Section(Slug, $"timeline-{Timeline.Replace('.', '_')}");
}

/// <summary>An event that one place states, or several.</summary>
/// <remarks>
/// Two rows state the same event when both are releases of the same version of the same line, or when their key, date
/// and system are the same.
/// </remarks>
public sealed record EventEntry
{
    /// <summary>Its id on pages and in addresses, from timeline and key of its first place; unique.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// When it happened: the most exact date of all places if they agree, else that of the first place.
    /// </summary>
    public required EventDate Date { get; init; }

    /// <summary>The key of the system it belongs to; null for none.</summary>
    public string? System { get; init; }

    /// <summary>What kind of thing happened; null when no place says.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>The version line of the version it is about; null for none.</summary>
    public string? VersionLine { get; init; }

    /// <summary>The version it is about, without its line; null for none.</summary>
    public string? Version { get; init; }

    /// <summary>The places that state it; the one whose words are shown comes first.</summary>
    public required IReadOnlyList<EventPlace> Places { get; init; }

    /// <summary>How much it matters where there is no room for all events.</summary>
    public EventWeight Weight { get; init; }

    /// <summary>Whether the places give dates that cannot all be right.</summary>
    public bool DatesDisagree => Places.Any(one => Places.Any(other => IsBefore(one.Date, other.Date)));

    private static bool IsBefore(EventDate one, EventDate other) =>
        one.To is { } end && other.From is { } start && Point.Compare(end, start, "") == PointOrder.Before;
}

/// <summary>How much an event matters on a timeline; a larger value matters more.</summary>
public enum EventWeight
{
    /// <summary>An event of no system, e.g. a release of Linux.</summary>
    General,

    /// <summary>A release of a system, or anything else about it.</summary>
    Release,

    /// <summary>Something founded, taken over, announced, agreed or ended, or about security.</summary>
    Turn,

    /// <summary>Code merged.</summary>
    Merge,

    /// <summary>The first event, the first release or the first merge of a system.</summary>
    First,
}

/// <summary>Whether an event has happened on a day.</summary>
public enum EventTiming
{
    /// <summary>It has happened, or it is over.</summary>
    Happened,

    /// <summary>A span that has begun and is not over.</summary>
    UnderWay,

    /// <summary>Its date is not exact enough to say.</summary>
    Uncertain,

    /// <summary>It comes later.</summary>
    NotYet,
}

/// <summary>Computes the timing of events.</summary>
public static class EventTimings
{
    /// <summary>The timing of an event at the end of a day.</summary>
    public static EventTiming On(this EventDate date, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(date);
        var begun = date.From is null ? PointOrder.Before : Point.Compare(date.From, day.Point(), "");
        return begun switch
        {
            PointOrder.After => EventTiming.NotYet,
            PointOrder.Open => EventTiming.Uncertain,
            _ when date.IsSpan && (date.Last is null || date.Last > day) => EventTiming.UnderWay,
            _ => EventTiming.Happened,
        };
    }
}
