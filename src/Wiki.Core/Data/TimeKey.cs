using System.Globalization;

namespace Wiki.Core.Data;

/// <summary>The place of a row in a list that is ordered by time and paged by key.</summary>
/// <param name="At">The instant that orders it.</param>
/// <param name="Id">Orders rows with the same instant: the id of the row, or of its article.</param>
/// <param name="Number">Orders the revisions of one article; 0 in lists with one row for each id.</param>
public readonly record struct TimeKey(DateTimeOffset At, long Id, int Number = 0)
{
    /// <summary>Reads a key from an address; null for any other text.</summary>
    public static TimeKey? Read(string? text) =>
        text?.Split('-') is [var ticks, var identity, .. var rest] && rest.Length <= 1
        && long.TryParse(ticks, NumberStyles.None, null, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(identity, NumberStyles.None, null, out var id)
        && int.TryParse(rest.Length == 0 ? "0" : rest[0], NumberStyles.None, null, out var number)
            ? new TimeKey(new DateTimeOffset(at, TimeSpan.Zero), id, number)
            : null;

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public override string ToString() => $"{At.UtcTicks}-{Id}{(Number == 0 ? "" : $"-{Number}")}";
}
