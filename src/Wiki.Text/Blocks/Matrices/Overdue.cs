namespace Wiki.Text.Blocks.Matrices;

/// <summary>A plan whose time has come and gone.</summary>
/// <param name="Day">The day by which it should have come true.</param>
/// <param name="Release">The release that it was for, or the first after it; null for a date.</param>
public sealed record Overdue(DateOnly Day, Release? Release)
{
    /// <summary>Whether the target of a plan has passed; null when it has not, or when nobody can tell.</summary>
    /// <param name="target">What it was planned for.</param>
    /// <param name="versionLine">The version line of the column.</param>
    /// <param name="releases">The dates of versions.</param>
    /// <param name="today">The day of asking.</param>
    public static Overdue? Of(Point target, string versionLine, ReleaseList releases, DateOnly today)
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
