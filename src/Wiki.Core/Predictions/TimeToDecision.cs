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

    /// <summary>The time in words, as <c>4 years 2 months</c>; with <c>about</c> before it unless exact.</summary>
    public string Words
    {
        get
        {
            var (from, to) = (Middle(Made), Middle(Decided));
            if (IsExact)
            {
                return to == from ? "the same day" : Between(from, to, withDays: true);
            }

            var words = to <= from ? "" : Between(from, to, withDays: false);
            return words.Length == 0 ? "within about a month" : "about " + words;
        }
    }

    /// <summary>The time in days, as <c>1,522 days</c>; a range, as <c>1,400 to 1,800 days</c>, unless exact.</summary>
    public string Days =>
        IsExact || AtLeast == AtMost ? Count(AtMost, "day") : $"{AtLeast:N0} to {Count(AtMost, "day")}";

    private static string Between(DateOnly from, DateOnly to, bool withDays)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        months -= from.AddMonths(months) > to ? 1 : 0;
        var days = to.DayNumber - from.AddMonths(months).DayNumber;
        (int Number, string Unit)[] parts = months >= 12 || !withDays
            ? [(months / 12, "year"), (months % 12, "month")]
            : [(months, "month"), (days, "day")];
        return string.Join(' ', parts.Where(it => it.Number > 0).Select(it => Count(it.Number, it.Unit)));
    }

    private static DateOnly Middle(DatePoint date) =>
        date.First.AddDays((date.Last.DayNumber - date.First.DayNumber) / 2);

    private static string Count(int number, string unit) => $"{number:N0} {unit}{(number == 1 ? "" : "s")}";
}
