using System.Globalization;

namespace Wiki.Text.Blocks.Points;

/// <summary>Writes dates for readers.</summary>
public static class DateWords
{
    /// <summary>
    /// <c>18 Jan 2007</c>, <c>Jan 2007</c> or <c>2007</c>, with <c>about</c> in front of an approximate date.
    /// </summary>
    public static string Words(this DatePoint date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var format = date.Month is null ? "yyyy" : date.Day is null ? "MMM yyyy" : "d MMM yyyy";
        return (date.IsAbout ? "about " : "") + date.First.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The same in a sentence: <c>on 18 Jan 2007</c>, <c>in Jan 2007</c>, <c>in about 2007</c>.</summary>
    public static string OnWords(this DatePoint date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return (date.Day is null || date.IsAbout ? "in " : "on ") + date.Words();
    }

    /// <summary>
    /// The date of an event in the same words. A span is <c>May 2011 to Jul 2011</c>, <c>since 2006</c> or
    /// <c>until 2005</c>.
    /// </summary>
    public static string Words(this EventDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return !date.IsSpan ? date.From!.Words()
            : date.From is null ? "until " + date.To!.Words()
            : date.To is null ? "since " + date.From.Words()
            : $"{date.From.Words()} to {date.To.Words()}";
    }

    /// <summary>The day as an exact date.</summary>
    public static DatePoint Point(this DateOnly day) => new(day.Year, day.Month, day.Day, IsAbout: false);
}
