using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>The day on which a statement starts to hold or stops, as far as it is known.</summary>
/// <param name="Name">The date or version that gives the day.</param>
/// <param name="First">The first possible day; the first of all days when that is open.</param>
/// <param name="Last">The last possible day; the last of all days when that is open.</param>
internal sealed record Turn(string Name, DateOnly First, DateOnly Last)
{
    internal bool IsOpen => First == DateOnly.MinValue || Last == DateOnly.MaxValue;

    /// <summary>The possible days as a date or a span: <c>2007-02</c>, <c>2011-05/2011-07</c>.</summary>
    internal string Text
    {
        get
        {
            var isMonths = First.Day == 1 && Last.AddDays(1).Day == 1;
            var isYears = isMonths && First.Month == 1 && Last.Month == 12;
            var (from, to) = (Written(First), Written(Last));
            return from == to ? from : $"{from}/{to}";

            string Written(DateOnly day) => new DatePoint(
                day.Year, isYears ? null : day.Month, isMonths ? null : day.Day, IsAbout: false).Text;
        }
    }

    internal static Turn At(string name, DateOnly day) => new(name, day, day);

    internal static Turn At(DatePoint date) => new(date.Text, date.First, date.Last);

    internal static Turn At(Release release) => new(
        (release.Version with { Line = release.Line }).Text,
        release.First ?? DateOnly.MinValue,
        release.Last ?? DateOnly.MaxValue);

    /// <summary>Whether it is not known on this day if the turn has come.</summary>
    internal bool IsUncertainOn(DateOnly day) => First <= day && day < Last;
}
