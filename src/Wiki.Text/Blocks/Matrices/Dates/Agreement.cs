using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>Whether two cells that answer the same question for the same system agree.</summary>
public static class Agreement
{
    /// <summary>
    /// What the cells disagree on, in words for readers. Null when they agree, or when one of them states nothing about
    /// today. A difference that only comes from less exact dates does not count.
    /// </summary>
    /// <param name="a">One cell.</param>
    /// <param name="lineOfA">The version line for versions of <paramref name="a"/> that name none.</param>
    /// <param name="b">The other cell.</param>
    /// <param name="lineOfB">The version line for versions of <paramref name="b"/> that name none.</param>
    /// <param name="releases">The dates of versions.</param>
    public static string? Contradiction(Cell a, string lineOfA, Cell b, string lineOfB, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(releases);
        if (Claim(a) is not { } first || Claim(b) is not { } second)
        {
            return null;
        }

        if (first.Level != second.Level || first.Value != second.Value)
        {
            return $"{first.Claim} against {second.Claim}";
        }

        return first.Start is { } start && second.Start is { } other
            && AreApart(start, lineOfA, other, lineOfB, releases)
            ? $"{start.Text} against {other.Text}"
            : null;
    }

    private static Statement? Claim(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Statements.FirstOrDefault(statement =>
            statement.IsOpenEnded && statement.Level is not Level.Unknown);
    }

    // "By 3.0" agrees with every start up to 3.0, and with another "by".
    private static bool AreApart(Start a, string lineOfA, Start b, string lineOfB, ReleaseList releases) =>
        (a.Kind, b.Kind) switch
        {
            (StartKind.Since, StartKind.Since) =>
                Order(a.Point, lineOfA, b.Point, lineOfB, releases) is PointOrder.Before or PointOrder.After,
            (StartKind.By, StartKind.Since) =>
                Order(a.Point, lineOfA, b.Point, lineOfB, releases) is PointOrder.Before,
            (StartKind.Since, StartKind.By) =>
                Order(a.Point, lineOfA, b.Point, lineOfB, releases) is PointOrder.After,
            _ => false,
        };

    private static PointOrder Order(Point a, string lineOfA, Point b, string lineOfB, ReleaseList releases)
    {
        if (a is VersionPoint x && b is VersionPoint y && (x.Line ?? lineOfA) == (y.Line ?? lineOfB))
        {
            return Point.Compare(x with { Line = null }, y with { Line = null }, lineOfA);
        }

        return Days(a, lineOfA) is var (aFirst, aLast) && Days(b, lineOfB) is var (bFirst, bLast)
            ? aLast < bFirst ? PointOrder.Before : aFirst > bLast ? PointOrder.After : PointOrder.Open
            : PointOrder.Incomparable;

        (DateOnly, DateOnly)? Days(Point point, string line) => point switch
        {
            DatePoint { IsAbout: true } date => (date.First.AddYears(-1), date.Last.AddYears(1)),
            DatePoint date => (date.First, date.Last),
            VersionPoint version when releases.Find(version.Line ?? line, version) is { First: { } first, Last: { } last }
                => (first, last),
            _ => null,
        };
    }
}
