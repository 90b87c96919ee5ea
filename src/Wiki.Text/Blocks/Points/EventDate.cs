using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks.Points;

/// <summary>
/// The date of an event: a full or partial date, or a span <c>from/to</c> that may be open at one end (<c>2006/..</c>,
/// <c>../2005</c>). It is a subset of EDTF.
/// </summary>
/// <param name="From">The date, or the start of the span; null when the start is open.</param>
/// <param name="To">The date again, or the end of the span; null when the end is open.</param>
/// <param name="IsSpan">Whether it was written as a span.</param>
public sealed record EventDate(DatePoint? From, DatePoint? To, bool IsSpan)
{
    private const string Open = "..";

    /// <summary>The first day that it can mean; null when open.</summary>
    public DateOnly? First => From?.First;

    /// <summary>The last day that it can mean; null when open.</summary>
    public DateOnly? Last => To?.Last;

    /// <summary>The date as typed.</summary>
    public string Text => IsSpan ? $"{From?.Text ?? Open}/{To?.Text ?? Open}" : From!.Text;

    /// <summary>Whether the span ends before it begins.</summary>
    internal bool IsReversed => First > Last;

    /// <summary>
    /// Reads the form that <see cref="Text"/> writes, and a date with or without <c>~</c>. Accepts nothing else.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out EventDate? date)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = null;
        if (DatePoint.TryRead(text, out var single))
        {
            date = new EventDate(single, single, IsSpan: false);
            return true;
        }

        var halves = text.Split('/', 3);
        if (halves.Length == 2 && TryReadHalf(halves[0], out var from) && TryReadHalf(halves[1], out var to)
            && (from ?? to) is not null)
        {
            date = new EventDate(from, to, IsSpan: true);
        }

        return date is not null;
    }

    private static bool TryReadHalf(string half, out DatePoint? date)
    {
        date = null;
        return half == Open || DatePoint.TryRead(half, out date);
    }
}
