namespace Wiki.Text.Drawing;

/// <summary>Assigns each event to a row of its lane.</summary>
internal static class LaneRows
{
    internal const double NameSize = 13;

    private const double LabelSize = 11;
    private const double RowHeight = 19;
    private const double LabelHeight = 15;
    private const double Radius = 6;
    private const double SmallRadius = 4.5;
    private const double ToLabel = 4;
    private const double ToNext = 7;
    private const double LongestLabel = 230;
    private const double ShortestBar = 16;

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

        var placed = rows.SelectMany(row => row.Select(taken => WithLongerLabel(taken, row, axis))).ToList();
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
                var left = Math.Min(start, Math.Min(bare.X - Radius, bare.Bar?.From ?? bare.X));
                var right = Math.Max(start + width, Math.Max(bare.X + Radius, bare.Bar?.To ?? bare.X));
                if (!rows[row].Exists(taken => left < taken.Right + ToNext && taken.Left < right + ToNext))
                {
                    var y = top + row * RowHeight + RowHeight / 2;
                    rows[row].Add(new Taken(left, right, bare with
                    {
                        Y = y,
                        Label = label,
                        LabelBox = new Box(start, y - LabelHeight / 2, start + width, y + LabelHeight / 2),
                    }));
                    return true;
                }
            }
        }

        return false;
    }

    // After every event has its row, a label that was cut takes the free room beside it.
    private static PlacedEvent WithLongerLabel(Taken taken, List<Taken> row, TimeAxis axis)
    {
        var (placed, box) = (taken.Event, taken.Event.LabelBox!.Value);
        if (placed.Label == placed.Event.Label)
        {
            return placed;
        }

        // Only to the right: a label on the right was placed by its short length and does not grow to the left.
        var end = row.Where(it => it.Left >= taken.Right).Select(it => it.Left - ToNext).Append(axis.Right).Min();
        if (box.Left < placed.X || end <= box.Right)
        {
            return placed;
        }

        var label = TextWidth.Fit(placed.Event.Label, LabelSize, end - box.Left);
        return placed with { Label = label, LabelBox = box with { Right = box.Left + TextWidth.Of(label, LabelSize) } };
    }

    /// <summary>A part of a row that an event occupies.</summary>
    private sealed record Taken(double Left, double Right, PlacedEvent Event);
}
