using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Drawing;

/// <summary>
/// A timeline laid out: a lane for each system, a mark for each event in it, labels where there is room. Pure: the
/// same events give the same drawing.
/// </summary>
/// <remarks>
/// A label stands beside its mark on one of the rows of its lane, and nothing else stands there. An event whose label
/// finds no room keeps its mark, on a last row that has marks only.
/// </remarks>
public sealed record TimelineDrawing
{
    /// <summary>The width of every drawing, in its units.</summary>
    public const double Width = 1180;

    private const double LaneNames = 140;
    private const double RightEdge = Width - 10;
    private const double Head = 20;
    private const double Foot = 24;
    private const double LanePadding = 7;

    /// <summary>The height, in its units.</summary>
    public required double Height { get; init; }

    /// <summary>The lanes, top down.</summary>
    public required ImmutableArray<PlacedLane> Lanes { get; init; }

    /// <summary>The events that the window shows, by date.</summary>
    public required ImmutableArray<PlacedEvent> Events { get; init; }

    /// <summary>The steps of the axis.</summary>
    public required ImmutableArray<PlacedTick> Ticks { get; init; }

    /// <summary>The lines of today and of the date that is shown.</summary>
    public required ImmutableArray<PlacedMoment> Moments { get; init; }

    /// <summary>Lays out a timeline.</summary>
    /// <param name="lanes">The lanes, top down.</param>
    /// <param name="events">The events; those outside the window only say when a lane begins.</param>
    /// <param name="window">The days to show.</param>
    /// <param name="today">Where to draw the line of today.</param>
    /// <param name="shown">The date that is shown, when it is not today.</param>
    /// <param name="rows">How many rows of labels a lane may have.</param>
    public static TimelineDrawing Of(
        IReadOnlyList<DrawnLane> lanes, IReadOnlyList<DrawnEvent> events, TimeWindow window, DateOnly today,
        DateOnly? shown = null, int rows = 5)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        ArgumentNullException.ThrowIfNull(events);
        var axis = new TimeAxis(window, LaneNames, RightEdge);
        var placedLanes = ImmutableArray.CreateBuilder<PlacedLane>(lanes.Count);
        var placed = new List<PlacedEvent>();
        var top = Head;
        foreach (var lane in lanes)
        {
            var ofLane = events.Where(it => it.Lane == lane.Key).ToList();
            var packed = LaneRows.Pack(
                [.. ofLane.Where(it => window.Shows(it.Date))], lane, axis, top + LanePadding, rows);
            placed.AddRange(packed.Events);
            var bottom = top + packed.Height + 2 * LanePadding;
            placedLanes.Add(new PlacedLane(
                lane,
                new Box(LaneNames, top, RightEdge, bottom),
                TextWidth.Fit(lane.Name, LaneRows.NameSize, LaneNames - 10),
                Life(ofLane, axis, shown ?? today)));
            top = bottom;
        }

        return new TimelineDrawing
        {
            Height = top + Foot,
            Lanes = placedLanes.ToImmutable(),
            Events = [.. placed.OrderBy(it => it.Event.Date.First ?? DateOnly.MinValue)
                .ThenBy(it => it.Event.Date.Last ?? DateOnly.MaxValue)],
            Ticks = [.. axis.Ticks().Select(tick => new PlacedTick(tick.X, tick.Label))],
            Moments = [.. MomentsOf(axis, today, shown)],
        };
    }

    // From the first event of the lane to the date that is shown; null when that is out of sight.
    private static (double From, double To)? Life(List<DrawnEvent> events, TimeAxis axis, DateOnly now)
    {
        var starts = events.Where(it => !it.IsFuture).Select(it => it.Date.First).OfType<DateOnly>().ToList();
        if (starts.Count == 0)
        {
            return null;
        }

        var (from, to) = (axis.Within(starts.Min()), axis.Within(now));
        return from < to ? (from, to) : null;
    }

    private static IEnumerable<PlacedMoment> MomentsOf(TimeAxis axis, DateOnly today, DateOnly? shown)
    {
        var boxes = new List<Box>();
        (DateOnly? Day, string? Words)[] moments =
            [(shown, shown?.Point().Words()), (today, "today")];
        foreach (var (day, words) in moments)
        {
            if (day is not { } at || at < axis.Window.First || at > axis.Window.Last)
            {
                continue;
            }

            var x = axis.X(at);
            var width = TextWidth.Of(words!, PlacedTick.FontSize);
            var left = Math.Clamp(x - width / 2, LaneNames, RightEdge - width);
            var box = new Box(left, 2, left + width, 16);
            var hasRoom = !boxes.Exists(box.Overlaps);
            if (hasRoom)
            {
                boxes.Add(box);
            }

            yield return new PlacedMoment(x, words!, hasRoom ? box : null, IsToday: words == "today");
        }
    }
}

/// <summary>A lane in its place.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Box">Where its events are; its name stands before it.</param>
/// <param name="Name">Its name, cut when long.</param>
/// <param name="Life">From its first event to the date that is shown; null when that is out of sight.</param>
public sealed record PlacedLane(DrawnLane Lane, Box Box, string Name, (double From, double To)? Life)
{
    /// <summary>Where its name stands.</summary>
    public Box NameBox => new(
        0, Box.Top + 6, TextWidth.Of(Name, LaneRows.NameSize), Box.Top + 6 + LaneRows.NameSize * 1.3);
}

/// <summary>An event in its place.</summary>
/// <param name="Event">The event.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="X">The middle of its mark.</param>
/// <param name="Y">The middle of its mark.</param>
/// <param name="Radius">Half the size of its mark.</param>
/// <param name="Bar">The days it may mean or lasts; null for a day, or when too short to be seen.</param>
/// <param name="Label">Its label, cut when long; null when there was no room.</param>
/// <param name="LabelBox">Where the label stands.</param>
public sealed record PlacedEvent(
    DrawnEvent Event, DrawnLane Lane, double X, double Y, double Radius, (double From, double To)? Bar, string? Label,
    Box? LabelBox)
{
    /// <summary>What its mark takes up.</summary>
    public Box MarkBox => new(X - Radius, Y - Radius, X + Radius, Y + Radius);
}

/// <summary>A step of the axis.</summary>
/// <param name="X">Where.</param>
/// <param name="Label">The date.</param>
public sealed record PlacedTick(double X, string Label)
{
    internal const double FontSize = 11;

    /// <summary>Half the width of its label.</summary>
    public double HalfWidth => TextWidth.Of(Label, FontSize) / 2;
}

/// <summary>A line through all lanes.</summary>
/// <param name="X">Where.</param>
/// <param name="Words">What it says.</param>
/// <param name="LabelBox">Where that stands; null when there was no room.</param>
/// <param name="IsToday">Today, or the date that is shown.</param>
public sealed record PlacedMoment(double X, string Words, Box? LabelBox, bool IsToday);
