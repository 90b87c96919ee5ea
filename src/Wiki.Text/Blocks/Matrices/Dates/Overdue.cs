using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>A plan that should have come true by now.</summary>
/// <param name="Day">The day by which it should have come true.</param>
/// <param name="Release">
/// The release that the plan was for, or the first one after it; null when the plan was for a date.
/// </param>
public sealed record Overdue(DateOnly Day, Release? Release)
{
    /// <summary>
    /// Tells whether the target of a plan has passed. Null when it has not, or when that is not known.
    /// </summary>
    /// <param name="target">The version or date that the plan is for.</param>
    /// <param name="versionLine">The version line of the column.</param>
    /// <param name="releases">The dates of versions.</param>
    /// <param name="today">The current day.</param>
    public static Overdue? Judge(Point target, string versionLine, ReleaseList releases, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(releases);
        if (target is DatePoint date)
        {
            return date.Last < today ? new Overdue(date.Last, null) : null;
        }

        var line = (target as VersionPoint)?.Line ?? versionLine;
        return releases.Line(line)
            .Where(release => release.Last <= today
                && Point.Compare(release.Version with { Line = line }, target, line) is PointOrder.Same or PointOrder.After)
            .Select(release => new Overdue(release.Last!.Value, release)).FirstOrDefault();
    }
}
