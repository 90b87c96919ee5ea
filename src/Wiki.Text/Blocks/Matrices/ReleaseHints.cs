namespace Wiki.Text.Blocks.Matrices;

/// <summary>Hints that take the release list and the clock: W203 unknown version, W204 stale check.</summary>
public static class ReleaseHints
{
    /// <summary>A check older than this many months is stale.</summary>
    public const int StaleMonths = 24;

    /// <summary>The hints for all valid cells, in the order of the text; columns count in the trimmed cell.</summary>
    public static IEnumerable<Problem> Of(Matrix matrix, ReleaseList releases, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(releases);
        return
            from row in matrix.Rows
            from pair in row.Cells.Zip(matrix.Columns)
            from statement in pair.First.Statements
            from hint in Unknown(statement, pair.Second.VersionLine, releases)
                .Concat(Stale(statement, pair.Second.VersionLine, releases, today))
            select new Problem(hint.Code, Severity.Hint, pair.First.Line, statement.Column, hint.Message);
    }

    private static IEnumerable<(string Code, string Message)> Unknown(
        Statement statement, string defaultLine, ReleaseList releases)
    {
        var points = new[] { statement.Start?.Point, statement.End?.Point, statement.AsOf };
        foreach (var version in points.OfType<VersionPoint>().Distinct())
        {
            var line = version.Line ?? defaultLine;
            if (releases.Find(line, version) is null && releases.Nearest(line, version) is { } nearest)
            {
                yield return ("W203", $"version {version} is not in the release list of {line}; "
                    + $"the nearest release is {nearest.Version.Number}");
            }
        }
    }

    private static IEnumerable<(string Code, string Message)> Stale(
        Statement statement, string defaultLine, ReleaseList releases, DateOnly today)
    {
        if (statement.AsOf is not { } asOf)
        {
            return [];
        }

        var newest = releases.Newest(defaultLine);
        var (last, olderThanRelease) = asOf switch
        {
            DatePoint date => (date.Last, newest?.First is { } first && date.Last < first),
            VersionPoint version => (releases.Find(version.Line ?? defaultLine, version)?.Last,
                newest is not null && Point.Compare(version, newest.Version with { Line = defaultLine }, defaultLine)
                    == PointOrder.Before),
            _ => ((DateOnly?)null, false),
        };

        if (olderThanRelease)
        {
            return [("W204", $"\"as of {asOf}\" is older than the newest release of {defaultLine}, "
                + $"{newest!.Version.Number}; check it again")];
        }

        return last < today.AddMonths(-StaleMonths)
            ? [("W204", $"\"as of {asOf}\" is more than {StaleMonths} months ago; check it again")]
            : [];
    }
}
