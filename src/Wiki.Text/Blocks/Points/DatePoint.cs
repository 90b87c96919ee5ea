using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks.Points;

/// <summary>A date from 1900 to 2099, exact to the year, month or day. A <c>~</c> behind it means "about".</summary>
public sealed record DatePoint(int Year, int? Month, int? Day, bool IsAbout) : Point
{
    /// <summary>The first day that the date can mean, without regard to "about".</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that the date can mean, without regard to "about".</summary>
    public DateOnly Last => (Month, Day) switch
    {
        (null, _) => new DateOnly(Year, 12, 31),
        ({ } month, null) => new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)),
        _ => First,
    };

    /// <inheritdoc/>
    public override string Text
    {
        get
        {
            var month = Month is null ? "" : $"-{Month:00}";
            var day = Day is null ? "" : $"-{Day:00}";
            return $"{Year:0000}{month}{day}{(IsAbout ? "~" : "")}";
        }
    }

    /// <summary>
    /// Reads exactly <c>2007</c>, <c>2007-02</c> or <c>2007-02-04</c>, each with or without <c>~</c>.
    /// </summary>
    public static bool TryRead(string word, [NotNullWhen(true)] out DatePoint? date)
    {
        ArgumentNullException.ThrowIfNull(word);
        date = null;
        var about = word.EndsWith('~');
        var digits = about ? word.AsSpan()[..^1] : word.AsSpan();
        if (digits.Length is not (4 or 7 or 10) || Number(digits[..4]) is not (>= 1900 and <= 2099 and var year))
        {
            return false;
        }

        int? month = digits.Length > 4 ? Part(digits, 4) : null;
        int? day = digits.Length > 7 ? Part(digits, 7) : null;
        if (month is not (null or >= 1 and <= 12)
            || day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month ?? 1)))
        {
            return false;
        }

        date = new DatePoint(year, month, day, about);
        return true;
    }

    internal static PointOrder Compare(DatePoint a, DatePoint b)
    {
        var (aFirst, aLast) = a.Widened();
        var (bFirst, bLast) = b.Widened();
        return aLast < bFirst ? PointOrder.Before
            : aFirst > bLast ? PointOrder.After
            : aFirst == aLast && bFirst == bLast ? PointOrder.Same
            : PointOrder.Open;
    }

    // "About 2003" may be 2002 or 2004, so a certain order must allow for one unit either way.
    private (DateOnly First, DateOnly Last) Widened() => !IsAbout ? (First, Last)
        : Month is null ? (First.AddYears(-1), Last.AddYears(1))
        : Day is null ? (First.AddMonths(-1), First.AddMonths(2).AddDays(-1))
        : (First.AddDays(-1), Last.AddDays(1));

    private static int Part(ReadOnlySpan<char> digits, int dash) =>
        digits[dash] == '-' ? Number(digits.Slice(dash + 1, 2)) : -1;

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = number * 10 + (c - '0');
        }

        return number;
    }
}
