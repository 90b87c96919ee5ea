using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Drawing;

/// <summary>
/// The layout of a timeline: a lane for each system, a mark for each event in it, and labels where there is room. The
/// same events always give the same drawing.
/// </summary>
/// <remarks>
/// The name of a lane has the first row of the lane. A label has its own place beside its mark, on one of the rows
/// below; the days that an event lasts are a bar under mark and label. An event without room for its label keeps its
/// mark, on a last row that has only marks.
/// </remarks>
public sealed record TimelineDrawing
{
    /// <summary>The width of every drawing, in units of the drawing.</summary>
    public const double Width = 1180;

    /// <summary>The width of the names of lanes, which are a drawing of their own.</summary>
    public const double NamesWidth = Width / 5;

    private const double LeftEdge = 10;
    private const double RightEdge = Width - 10;
    private const double Head = 20;
    private const double Foot = 24;
    private const double LanePadding = 7;
    private const double NameRow = 16;
    private const double BusyYears = 6;

    /// <summary>The height, in units of the drawing.</summary>
    public required double Height { get; init; }

    /// <summary>The lanes, from top to bottom.</summary>
    public required ImmutableArray<PlacedLane> Lanes { get; init; }

    /// <summary>The events inside the window, by date.</summary>
    public required ImmutableArray<PlacedEvent> Events { get; init; }

    /// <summary>The steps of the axis.</summary>
    public required ImmutableArray<PlacedTick> Ticks { get; init; }

    /// <summary>
    /// The middle of the six years in which most happens, as a part of the width: where a reader begins who sees only a
    /// part of the drawing.
    /// </summary>
    public required double Busiest { get; init; }

    /// <summary>The lines for today and for the date shown.</summary>
    public required ImmutableArray<PlacedMoment> Moments { get; init; }

    /// <summary>Lays out a timeline.</summary>
    /// <param name="lanes">The lanes, from top to bottom.</param>
    /// <param name="events">The events. Those outside the window only tell when a lane begins.</param>
    /// <param name="window">The days to show.</param>
    /// <param name="today">The day of the line for today.</param>
    /// <param name="shown">The date shown, if it is not today; otherwise null.</param>
    /// <param name="rows">The largest number of rows of labels in a lane.</param>
    public static TimelineDrawing LayOut(
        IReadOnlyList<DrawnLane> lanes, IReadOnlyList<DrawnEvent> events, TimeWindow window, DateOnly today,
        DateOnly? shown = null, int rows = 5)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        ArgumentNullException.ThrowIfNull(events);
        var axis = new TimeAxis(window, LeftEdge, RightEdge);
        var placedLanes = ImmutableArray.CreateBuilder<PlacedLane>(lanes.Count);
        var placed = new List<PlacedEvent>();
        var top = Head;
        foreach (var lane in lanes)
        {
            var ofLane = events.Where(it => it.Lane == lane.Key).ToList();
            var packed = LaneRows.Pack(
                [.. ofLane.Where(it => window.Shows(it.Date))], lane, axis, top + LanePadding + NameRow, rows);
            placed.AddRange(packed.Events);
            var bottom = top + NameRow + packed.Height + 2 * LanePadding;
            placedLanes.Add(new PlacedLane(
                lane,
                new Box(LeftEdge, top, RightEdge, bottom),
                TextWidth.Fit(lane.Name, LaneRows.NameSize, NamesWidth - 2 * LeftEdge),
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
            Busiest = BusiestOf(placed, axis) / Width,
            Moments = [.. MomentsOf(axis, today, shown)],
        };
    }

    // The latest of several is as good as any: readers come for what is new.
    private static double BusiestOf(List<PlacedEvent> events, TimeAxis axis)
    {
        var half = axis.Width(BusyYears) / 2;
        var marks = events.Select(it => it.X).Order().ToList();
        var last = marks.Count == 0 ? axis.Right
            : marks.MaxBy(end => (marks.Count(it => it <= end && it > end - 2 * half), end));
        return Math.Clamp(last - half, Math.Min(axis.Left + half, Width / 2), Math.Max(axis.Right - half, Width / 2));
    }

    // From the first event of the lane to the date shown; null when none of it lies inside the window.
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
            var left = Math.Clamp(x - width / 2, LeftEdge, RightEdge - width);
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
/// <param name="Box">The area of its name and its events.</param>
/// <param name="Name">Its name. A long name is cut.</param>
/// <param name="Life">From its first event to the date shown; null when none of it lies inside the window.</param>
public sealed record PlacedLane(DrawnLane Lane, Box Box, string Name, (double From, double To)? Life)
{
    /// <summary>The area of its name.</summary>
    public Box NameBox => new(
        Box.Left + 6, Box.Top + 5,
        Box.Left + 6 + TextWidth.Of(Name, LaneRows.NameSize), Box.Top + 5 + LaneRows.NameSize * 1.3);
}

/// <summary>An event in its place.</summary>
/// <param name="Event">The event.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="X">The horizontal middle of its mark.</param>
/// <param name="Y">The vertical middle of its mark.</param>
/// <param name="Radius">Half the size of its mark.</param>
/// <param name="Bar">
/// The days that it lasts or may mean; null for a single day, or when the bar is too short to be seen.
/// </param>
/// <param name="Label">Its label, cut when long; null when there is no room.</param>
/// <param name="LabelBox">The area of the label.</param>
public sealed record PlacedEvent(
    DrawnEvent Event, DrawnLane Lane, double X, double Y, double Radius, (double From, double To)? Bar, string? Label,
    Box? LabelBox)
{
    /// <summary>The area of its mark.</summary>
    public Box MarkBox => new(X - Radius, Y - Radius, X + Radius, Y + Radius);

    /// <summary>The area of its bar, between its row and the next; null without a bar.</summary>
    public Box? BarBox => Bar is var (from, to) ? new Box(from, Y + LaneRows.ToBar, to, Y + LaneRows.ToBar + 3) : null;
}

/// <summary>A step of the axis.</summary>
/// <param name="X">Its horizontal position.</param>
/// <param name="Label">Its date in words.</param>
public sealed record PlacedTick(double X, string Label)
{
    internal const double FontSize = 11;

    /// <summary>Half the width of its label.</summary>
    public double HalfWidth => TextWidth.Of(Label, FontSize) / 2;
}

/// <summary>A vertical line through all lanes.</summary>
/// <param name="X">Its horizontal position.</param>
/// <param name="Words">The words above it.</param>
/// <param name="LabelBox">The area of the words; null when there is no room.</param>
/// <param name="IsToday">True for today, false for the date shown.</param>
public sealed record PlacedMoment(double X, string Words, Box? LabelBox, bool IsToday);

/// <summary>A rectangle in the units of a drawing. Y grows downwards.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether the two rectangles share more than an edge.</summary>
    public bool Overlaps(Box other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether the other rectangle lies completely inside this one.</summary>
    public bool Contains(Box other) =>
        Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;
}

/// <summary>An event as a drawing shows it.</summary>
public sealed record DrawnEvent
{
    /// <summary>The text beside the mark of the event. A long text is cut.</summary>
    public required string Label { get; init; }

    /// <summary>The whole event in words, for screen readers and as a tooltip.</summary>
    public required string Name { get; init; }

    /// <summary>The address that the event links to.</summary>
    public required string Address { get; init; }

    /// <summary>The date of the event.</summary>
    public required EventDate Date { get; init; }

    /// <summary>The key of its lane. An event whose lane is not in the drawing is left out.</summary>
    public required string Lane { get; init; }

    /// <summary>Its weight. When there is no room for all labels, events with a higher weight get one.</summary>
    public int Weight { get; init; }

    /// <summary>Whether the event has not happened yet on the date shown. Such an event is drawn faint.</summary>
    public bool IsFuture { get; init; }
}

/// <summary>A lane of a drawing.</summary>
/// <param name="Key">The key by which events name the lane.</param>
/// <param name="Name">The name in front of the lane.</param>
/// <param name="Hue">The name of its hue, or null for the colour of text.</param>
public sealed record DrawnLane(string Key, string Name, string? Hue);
