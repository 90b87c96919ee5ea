namespace Wiki.Text.Blocks.Matrices;

/// <summary>Why what an <c>as of</c> says should be looked up again (W204).</summary>
/// <param name="Day">The last day it can mean, or the day on which its version was out; null when nobody knows.</param>
/// <param name="IsOld">Whether it is older than <see cref="Months"/>.</param>
/// <param name="Newer">The newest release of the column's line, when it came out later; null otherwise.</param>
public sealed record Staleness(DateOnly? Day, bool IsOld, Release? Newer)
{
    /// <summary>A check older than this many months is stale.</summary>
    public const int Months = 24;

    /// <summary>Why a check is stale; null when it is not.</summary>
    /// <param name="asOf">When, or of which version, it was looked up.</param>
    /// <param name="versionLine">The version line of the column.</param>
    /// <param name="releases">The dates of versions. One that is yet to come makes nothing stale.</param>
    /// <param name="today">The day of asking.</param>
    public static Staleness? Of(Point asOf, string versionLine, ReleaseList releases, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(asOf);
        ArgumentNullException.ThrowIfNull(releases);
        var newest = releases.Line(versionLine).LastOrDefault(release => release.First <= today);
        var (day, isBefore) = asOf switch
        {
            DatePoint date => (date.Last, date.Last < newest?.First),
            VersionPoint version => (DayOf(version), newest is not null && Point.Compare(
                version, newest.Version with { Line = versionLine }, versionLine) == PointOrder.Before),
            _ => ((DateOnly?)null, false),
        };
        var isOld = day < today.AddMonths(-Months);
        return isOld || isBefore ? new Staleness(day, isOld, isBefore ? newest : null) : null;

        DateOnly? DayOf(VersionPoint version) => releases.Find(version.Line ?? versionLine, version)?.Last;
    }
}
