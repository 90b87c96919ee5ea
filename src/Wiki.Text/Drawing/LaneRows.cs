namespace Wiki.Text.Drawing;

/// <summary>Finds a row of its lane for each event.</summary>
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

    /// <summary>The events in their places, and how high the rows are together.</summary>
    internal static (List<PlacedEvent> Events, double Height) Pack(
        IReadOnlyList<DrawnEvent> events, DrawnLane lane, TimeAxis axis, double top, int mostRows)
    {
        var rows = new List<List<(double Left, double Right)>>();
        var placed = new List<PlacedEvent>();
        var unlabelled = new List<PlacedEvent>();
        var ordered = events.OrderByDescending(it => it.Weight).ThenBy(it => it.Date.First ?? DateOnly.MinValue);
        foreach (var happened in ordered)
        {
            var bare = Bare(happened, lane, axis);
            if (WithLabel(bare, axis, rows, top, mostRows) is { } labelled)
            {
                placed.Add(labelled);
            }
            else
            {
                unlabelled.Add(bare);
            }
        }

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

    private static PlacedEvent? WithLabel(
        PlacedEvent bare, TimeAxis axis, List<List<(double Left, double Right)>> rows, double top, int mostRows)
    {
        var label = TextWidth.Fit(bare.Event.Label, LabelSize, LongestLabel);
        var width = TextWidth.Of(label, LabelSize);
        double[] starts = [bare.X + Radius + ToLabel, bare.X - Radius - ToLabel - width];
        for (var row = 0; row < mostRows; row++)
        {
            if (row == rows.Count)
            {
                rows.Add([]);
            }

            foreach (var start in starts.Where(it => it >= axis.Left && it + width <= axis.Right))
            {
                var left = Math.Min(start, Math.Min(bare.X - Radius, bare.Bar?.From ?? bare.X));
                var right = Math.Max(start + width, Math.Max(bare.X + Radius, bare.Bar?.To ?? bare.X));
                if (rows[row].Exists(taken => left < taken.Right + ToNext && taken.Left < right + ToNext))
                {
                    continue;
                }

                rows[row].Add((left, right));
                var y = top + row * RowHeight + RowHeight / 2;
                return bare with
                {
                    Y = y,
                    Label = label,
                    LabelBox = new Box(start, y - LabelHeight / 2, start + width, y + LabelHeight / 2),
                };
            }

            if (rows[row].Count == 0)
            {
                rows.RemoveAt(row); // nothing fits even an empty row
                return null;
            }
        }

        return null;
    }
}
