using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Timelines;

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
