using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>Why a statement should be checked again (W204).</summary>
/// <param name="Day">
/// The last day that "as of" can mean, or the day of its release; null when that is not known.
/// </param>
/// <param name="IsOld">Whether the check is older than <see cref="Months"/>.</param>
/// <param name="Newer">The newest release of the column's line if it is newer than the check; otherwise null.</param>
public sealed record Staleness(DateOnly? Day, bool IsOld, Release? Newer)
{
    /// <summary>A check that is older than this many months is out of date.</summary>
    public const int Months = 24;

    /// <summary>Why a check is out of date, or null when it is not.</summary>
    /// <param name="asOf">The date or version for which somebody checked the statement.</param>
    /// <param name="versionLine">The version line of the column.</param>
    /// <param name="releases">The dates of versions. A future release does not count.</param>
    /// <param name="today">The current day.</param>
    public static Staleness? Judge(Point asOf, string versionLine, ReleaseList releases, DateOnly today)
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
