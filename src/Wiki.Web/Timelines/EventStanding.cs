using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Timelines;

/// <summary>How an event stands to a day.</summary>
public enum EventStanding
{
    /// <summary>It has happened, or is over.</summary>
    Happened,

    /// <summary>A span that has begun and is not over.</summary>
    UnderWay,

    /// <summary>Its date is not exact enough to tell.</summary>
    Uncertain,

    /// <summary>It comes later.</summary>
    NotYet,
}

/// <summary>Tells how events stand.</summary>
public static class EventStandings
{
    /// <summary>How an event stands to the end of a day.</summary>
    public static EventStanding On(this EventDate date, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(date);
        var begun = date.From is null ? PointOrder.Before : Point.Compare(date.From, day.Point(), "");
        return begun switch
        {
            PointOrder.After => EventStanding.NotYet,
            PointOrder.Open => EventStanding.Uncertain,
            _ when date.IsSpan && (date.Last is null || date.Last > day) => EventStanding.UnderWay,
            _ => EventStanding.Happened,
        };
    }
}
