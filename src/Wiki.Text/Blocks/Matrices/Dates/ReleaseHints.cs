using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>
/// The hints that depend on the release list and the clock: W203 unknown version, W204 check out of
/// date, W209 check in the future.
/// </summary>
public static class ReleaseHints
{
    /// <summary>The hints for all valid cells, in the order of the text. Columns count in the trimmed cell.</summary>
    public static IEnumerable<Problem> Find(Matrix matrix, ReleaseList releases, DateOnly today) =>
        OfCells(matrix, releases, today).Select(it => it.Problem);

    /// <summary>The same hints, each with its cell.</summary>
    public static IEnumerable<(Cell Cell, Problem Problem)> OfCells(
        Matrix matrix, ReleaseList releases, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(releases);
        return
            from row in matrix.Rows
            from pair in row.Cells.Zip(matrix.Columns)
            from statement in pair.First.Statements
            from hint in Unknown(statement, pair.Second.VersionLine, releases)
                .Concat(Stale(statement, pair.Second.VersionLine, releases, today))
                .Concat(Ahead(statement, today))
            select (pair.First,
                new Problem(hint.Code, Severity.Hint, pair.First.Line, statement.Column, hint.Message));
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
                yield return ("W203", $"The release list of {line} has no version {version}. "
                    + $"Check the number. The nearest release is {nearest.Version.Number}.");
            }
        }
    }

    private static IEnumerable<(string Code, string Message)> Ahead(Statement statement, DateOnly today)
    {
        if (statement.AsOf is DatePoint { IsAbout: false } asOf && asOf.First > today)
        {
            yield return ("W209",
                $"\"as of {asOf}\" is later than today. Write the date on which somebody checked the statement.");
        }
    }

    private static IEnumerable<(string Code, string Message)> Stale(
        Statement statement, string defaultLine, ReleaseList releases, DateOnly today)
    {
        if (statement.AsOf is not { } asOf || Staleness.Judge(asOf, defaultLine, releases, today) is not { } stale)
        {
            return [];
        }

        return stale.Newer is { } newest
            ? [("W204", $"\"as of {asOf}\" is older than the newest release of {defaultLine}, "
                + $"{newest.Version.Number}. Check the statement again.")]
            : [("W204", $"\"as of {asOf}\" is more than {Staleness.Months} months ago. Check the statement again.")];
    }
}
