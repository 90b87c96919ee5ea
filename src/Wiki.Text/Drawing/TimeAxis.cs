using System.Globalization;

namespace Wiki.Text.Drawing;

/// <summary>The scale of a drawing: days from left to right, and the steps of the axis.</summary>
/// <param name="Window">The days that the drawing shows.</param>
/// <param name="Left">The start of the first day.</param>
/// <param name="Right">The end of the last day.</param>
internal sealed record TimeAxis(TimeWindow Window, double Left, double Right)
{
    private const double FontSize = 11;

    // A step in months, or in days if negative, with the format of its labels and the room that they need.
    private static readonly (int Step, string Format, double Room)[] Steps =
    [
        (-1, "d MMM", 58), (-7, "d MMM", 58), (1, "MMM yyyy", 86), (3, "MMM yyyy", 86), (6, "MMM yyyy", 86),
        (12, "yyyy", 44), (24, "yyyy", 44), (60, "yyyy", 44), (120, "yyyy", 44), (240, "yyyy", 44), (600, "yyyy", 44),
    ];

    /// <summary>The start of a day.</summary>
    internal double X(DateOnly day) => Left + (day.DayNumber - Window.First.DayNumber) * PerDay;

    /// <summary>The middle of a range of days, moved inside the drawing when it lies outside.</summary>
    internal double Middle(DateOnly first, DateOnly last) =>
        Math.Clamp((X(first) + X(last) + PerDay) / 2, Left, Right);

    /// <summary>The start of a day, moved inside the drawing when it lies outside.</summary>
    internal double Within(DateOnly day) => Math.Clamp(X(day), Left, Right);

    /// <summary>The width of some years; at most that of the axis.</summary>
    internal double Width(double years) => Math.Min(years * 365.25 * PerDay, Right - Left);

    /// <summary>The steps of the axis, as close as their labels allow.</summary>
    internal IEnumerable<(double X, string Label)> Ticks()
    {
        var (step, format, _) = Steps.FirstOrDefault(it => Length(it.Step) * PerDay >= it.Room, Steps[^1]);
        foreach (var day in step < 0 ? Days(-step) : Months(step))
        {
            var label = day.ToString(format, CultureInfo.InvariantCulture);
            var half = TextWidth.Of(label, FontSize) / 2;
            if (X(day) - half >= 0 && X(day) + half <= Right)
            {
                yield return (X(day), label);
            }
        }
    }

    private double PerDay => (Right - Left) / Window.Days;

    private static int Length(int step) => step < 0 ? -step : step * 28;

    private IEnumerable<DateOnly> Days(int step)
    {
        for (var day = Window.First; day <= Window.Last; day = day.AddDays(step))
        {
            yield return day;
        }
    }

    private IEnumerable<DateOnly> Months(int step)
    {
        var first = Window.First.Year * 12 + Window.First.Month - 1;
        var last = Window.Last.Year * 12 + Window.Last.Month - 1;
        for (var month = (first + step - 1) / step * step; month <= last; month += step)
        {
            var day = new DateOnly(month / 12, month % 12 + 1, 1);
            if (day >= Window.First)
            {
                yield return day;
            }
        }
    }
}
