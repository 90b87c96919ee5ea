namespace Wiki.Text.Drawing;

/// <summary>Assigns each event to a row of its lane.</summary>
internal static class LaneRows
{
    internal const double NameSize = 13;

    /// <summary>From the middle of a row down to its bars, which no label reaches.</summary>
    internal const double ToBar = LabelHeight / 2 + .2;

    private const double LabelSize = 11;
    private const double RowHeight = 19;
    private const double LabelHeight = 15;
    private const double Radius = 6;
    private const double SmallRadius = 4.5;
    private const double ToLabel = 4;
    private const double ToNext = 7;
    private const double LongestLabel = 230;
    private const double ShortestBar = 16;
    private const double Unnoticed = .5;

    /// <summary>Places the events. Also returns the total height of the rows.</summary>
    internal static (List<PlacedEvent> Events, double Height) Pack(
        IReadOnlyList<DrawnEvent> events, DrawnLane lane, TimeAxis axis, double top, int mostRows)
    {
        var rows = new List<List<Taken>>();
        var unlabelled = new List<PlacedEvent>();
        var ordered = events.OrderByDescending(it => it.Weight).ThenBy(it => it.Date.First ?? DateOnly.MinValue);
        foreach (var happened in ordered)
        {
            var bare = Bare(happened, lane, axis);
            if (!FindsRow(bare, axis, rows, top, mostRows))
            {
                unlabelled.Add(bare);
            }
        }

        rows.ForEach(row => LengthenLabels(row, axis));
        var placed = rows.SelectMany(row => row.Select(taken => taken.Event)).ToList();
        var crowd = top + rows.Count * RowHeight + RowHeight / 2;
        placed.AddRange(unlabelled.Select(it => it with { Y = crowd, Radius = SmallRadius }));
        return (placed, RowHeight * Math.Max(1, rows.Count + (unlabelled.Count > 0 ? 1 : 0)));
    }

    private static PlacedEvent Bare(DrawnEvent happened, DrawnLane lane, TimeAxis axis)
    {
        var date = happened.Date;
        var first = date.First ?? axis.Window.First;
        var last = date.Last ?? axis.Window.Last;
        var (from, to) = (axis.Within(first), axis.Within(last.AddDays(1)));
        var isAbout = date.From?.IsAbout == true || date.To?.IsAbout == true;
        var x = date.IsSpan ? date.First is null ? axis.Within(last) : from : axis.Middle(first, last);
        x = Math.Clamp(x, axis.Left + Radius, axis.Right - Radius);
        (double, double)? bar = to - from >= ShortestBar ? (from, to)
            : date.IsSpan || isAbout ? Widened((from + to) / 2, axis)
            : null;
        return new PlacedEvent(happened, lane, x, 0, Radius, bar, null, null);
    }

    private static (double, double) Widened(double middle, TimeAxis axis)
    {
        var from = Math.Clamp(middle - ShortestBar / 2, axis.Left, axis.Right - ShortestBar);
        return (from, from + ShortestBar);
    }

    private static bool FindsRow(
        PlacedEvent bare, TimeAxis axis, List<List<Taken>> rows, double top, int mostRows)
    {
        var label = TextWidth.Fit(bare.Event.Label, LabelSize, LongestLabel);
        var width = TextWidth.Of(label, LabelSize);
        double[] starts = [bare.X + Radius + ToLabel, bare.X - Radius - ToLabel - width];
        var fitting = Array.FindAll(starts, it => it >= axis.Left && it + width <= axis.Right);
        for (var row = 0; row < mostRows && fitting.Length > 0; row++)
        {
            if (row == rows.Count)
            {
                rows.Add([]);
            }

            foreach (var start in fitting)
            {
                var y = top + row * RowHeight + RowHeight / 2;
                var wanted = Occupied(start, width, bare with
                {
                    Y = y,
                    Label = label,
                    LabelBox = new Box(start, y - LabelHeight / 2, start + width, y + LabelHeight / 2),
                });
                if (!rows[row].Exists(taken => wanted.Left < taken.Right + ToNext && taken.Left < wanted.Right + ToNext))
                {
                    rows[row].Add(wanted);
                    return true;
                }
            }
        }

        return false;
    }

    // After every event has its row, a label that was cut takes the free room on the side that has more of it. Where it
    // stood before, another may then become longer.
    private static void LengthenLabels(List<Taken> row, TimeAxis axis)
    {
        while (LengthensOne(row, axis))
        {
        }
    }

    private static bool LengthensOne(List<Taken> row, TimeAxis axis)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var (left, right, placed) = row[i];
            if (placed.Label == placed.Event.Label)
            {
                continue;
            }

            var start = row.Where(it => it.Right <= left).Select(it => it.Right + ToNext).Append(axis.Left).Max();
            var end = row.Where(it => it.Left >= right).Select(it => it.Left - ToNext).Append(axis.Right).Min();
            var (before, after) = (placed.X - placed.Radius - ToLabel, placed.X + placed.Radius + ToLabel);
            var whole = TextWidth.Of(placed.Event.Label, LabelSize);
            var isRight = end - after >= Math.Min(whole, before - start);
            var label = TextWidth.Fit(placed.Event.Label, LabelSize, isRight ? end - after : before - start);
            var width = TextWidth.Of(label, LabelSize);
            var from = isRight ? after : before - width;
            var box = placed.LabelBox!.Value;
            if (width > box.Right - box.Left + Unnoticed)
            {
                box = box with { Left = from, Right = from + width };
                row[i] = Occupied(from, width, placed with { Label = label, LabelBox = box });
                return true;
            }
        }

        return false;
    }

    // The part of a row that a mark, its bar and its label take.
    private static Taken Occupied(double label, double width, PlacedEvent placed) => new(
        Math.Min(label, Math.Min(placed.X - placed.Radius, placed.Bar?.From ?? placed.X)),
        Math.Max(label + width, Math.Max(placed.X + placed.Radius, placed.Bar?.To ?? placed.X)),
        placed);

    /// <summary>A part of a row that an event occupies.</summary>
    private sealed record Taken(double Left, double Right, PlacedEvent Event);
}
