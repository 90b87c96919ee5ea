using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Drawing;

/// <summary>
/// The days that a drawing shows, including the first and the last: at least four weeks, from 1900 to 2099.
/// </summary>
public sealed record TimeWindow
{
    private const int ShortestDays = 28;

    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    private TimeWindow(DateOnly first, DateOnly last) => (First, Last) = (first, last);

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    /// <summary>The number of days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The window in words: <c>2005 to 2009</c> for whole years, otherwise with days.</summary>
    public string Words => this is { First: { Month: 1, Day: 1 }, Last: { Month: 12, Day: 31 } }
        ? First.Year == Last.Year ? $"{First.Year}" : $"{First.Year} to {Last.Year}"
        : $"{First.Point().Words()} to {Last.Point().Words()}";

    /// <summary>The window of these days, extended at both ends when it is too short.</summary>
    public static TimeWindow Of(DateOnly first, DateOnly last)
    {
        var missing = Math.Max(0, ShortestDays - (last.DayNumber - first.DayNumber + 1));
        return Within(first.DayNumber - missing / 2, last.DayNumber + (missing + 1) / 2);
    }

    /// <summary>The window with half the length and the same middle.</summary>
    public TimeWindow Closer() => Of(First.AddDays(Days / 4), Last.AddDays(-Days / 4));

    /// <summary>The window with twice the length and the same middle.</summary>
    public TimeWindow Wider() => Within(First.DayNumber - Days / 2, Last.DayNumber + Days / 2);

    /// <summary>The window with the same length, moved back by half its length.</summary>
    public TimeWindow Earlier() => Within(First.DayNumber - Days / 2, Last.DayNumber - Days / 2);

    /// <summary>The window with the same length, moved on by half its length.</summary>
    public TimeWindow Later() => Within(First.DayNumber + Days / 2, Last.DayNumber + Days / 2);

    /// <summary>Whether a day of the event can lie in the window.</summary>
    public bool Shows(EventDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return !(date.First > Last) && !(date.Last < First);
    }

    private static TimeWindow Within(int first, int last)
    {
        // A window that is pushed against 1900 or 2099 keeps its length if there is room.
        var days = last - first;
        first = Math.Clamp(first, Earliest.DayNumber, Math.Max(Earliest.DayNumber, Latest.DayNumber - days));
        last = Math.Min(first + days, Latest.DayNumber);
        return new TimeWindow(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
    }
}
