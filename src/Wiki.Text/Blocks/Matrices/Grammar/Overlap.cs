using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>Tells whether two statements of one cell certainly hold at the same time.</summary>
internal static class Overlap
{
    /// <summary>
    /// The result. If the overlap is not certain, <c>Unordered</c> may name two points whose order cannot be
    /// determined.
    /// </summary>
    internal readonly record struct Verdict(bool IsCertain, (Point First, Point Second)? Unordered);

    private static readonly Verdict No = new(IsCertain: false, null);
    private static readonly Verdict Yes = new(IsCertain: true, null);

    internal static Verdict Between(Statement first, Statement second, string defaultLine)
    {
        if (!HasPeriod(first) || !HasPeriod(second))
        {
            return No;
        }

        if (first.End is null && second.End is null)
        {
            return Yes;
        }

        if (Core.Of(first) is not { } a || Core.Of(second) is not { } b)
        {
            return No;
        }

        var forwards = Reaches(a, b, defaultLine);
        var backwards = Reaches(b, a, defaultLine);
        if (forwards == false || backwards == false)
        {
            return No;
        }

        if (forwards == true && backwards == true)
        {
            return Yes;
        }

        return new Verdict(IsCertain: false, Unordered(a, b, defaultLine) ?? Unordered(b, a, defaultLine));
    }

    private static bool HasPeriod(Statement statement) => statement.Level is not (Level.Planned or Level.Unknown);

    // Whether a has certainly begun when b ends: true, false, or not known.
    private static bool? Reaches(Core a, Core b, string defaultLine)
    {
        if (b.End is null)
        {
            return true;
        }

        if (a.Start is { } start)
        {
            return Point.Compare(start, b.End, defaultLine) switch
            {
                PointOrder.Before => true,
                PointOrder.Same => b.IncludesEnd,
                PointOrder.After => false,
                _ => null,
            };
        }

        // Without a start, a is only known to hold right before its own end.
        return a.End is null ? null : Point.Compare(a.End, b.End, defaultLine) switch
        {
            PointOrder.Before => true,
            PointOrder.Same => !a.IncludesEnd || b.IncludesEnd,
            PointOrder.After => false,
            _ => null,
        };
    }

    private static (Point, Point)? Unordered(Core a, Core b, string defaultLine) =>
        b.End is { } end && (a.Start ?? a.End) is { } point
        && Point.Compare(point, end, defaultLine) == PointOrder.Incomparable
            ? (point, end)
            : null;

    // The certain part of a period.
    private readonly record struct Core(Point? Start, Point? End, bool IncludesEnd)
    {
        internal static Core? Of(Statement statement) => (statement.Start, statement.End) switch
        {
            (var start, { Kind: not EndKind.RemovedBy } end) =>
                new Core(start?.Point, end.Point, end.Kind == EndKind.Until),
            ({ Kind: StartKind.Since } start, { }) => new Core(start.Point, start.Point, IncludesEnd: true),
            ({ } start, null) => new Core(start.Point, null, IncludesEnd: false),
            _ => null,
        };
    }
}
