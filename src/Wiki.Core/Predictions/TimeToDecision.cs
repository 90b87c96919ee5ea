using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Predictions;

/// <summary>How long it took from a prediction to its decision, as exactly as the two dates allow.</summary>
/// <param name="Made">When it was made.</param>
/// <param name="Decided">When it was decided; not certainly earlier.</param>
/// <param name="AtLeast">The fewest days that it can have taken.</param>
/// <param name="AtMost">The most days that it can have taken, ignoring “about”.</param>
public sealed record TimeToDecision(DatePoint Made, DatePoint Decided, int AtLeast, int AtMost)
{
    /// <summary>The time between two dates.</summary>
    public static TimeToDecision Between(DatePoint made, DatePoint decided)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(decided);
        return new TimeToDecision(
            made, decided,
            Math.Max(0, decided.First.DayNumber - made.Last.DayNumber),
            Math.Max(0, decided.Last.DayNumber - made.First.DayNumber));
    }

    /// <summary>Both dates are days.</summary>
    public bool IsExact => Made is { Day: not null, IsAbout: false } && Decided is { Day: not null, IsAbout: false };

    /// <summary>
    /// The time as people say it: in days up to two months, in whole months up to two years, then in whole years:
    /// <c>15 years</c>. Months have <c>about</c> before them when the dates do not say them.
    /// </summary>
    public string Words
    {
        get
        {
            var (from, to) = (Middle(Made), Middle(Decided));
            var months = Math.Max(0, (to.Year - from.Year) * 12 + to.Month - from.Month);
            months -= months > 0 && from.AddMonths(months) > to ? 1 : 0;
            return IsExact && to == from ? "the same day"
                : IsExact && months < 2 ? Count(to.DayNumber - from.DayNumber, "day")
                : months < 1 ? "within about a month"
                : months is 12 or >= 24 ? Count(months / 12, "year")
                : (IsExact ? "" : "about ") + Count(months, "month");
        }
    }

    private static DateOnly Middle(DatePoint date) =>
        date.First.AddDays((date.Last.DayNumber - date.First.DayNumber) / 2);

    private static string Count(int number, string unit) => $"{number:N0} {unit}{(number == 1 ? "" : "s")}";
}
