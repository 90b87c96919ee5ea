using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>Reads the text of one cell: its statements, or what is wrong with it. Never throws.</summary>
public static class CellReader
{
    /// <summary>Reads a cell on its own.</summary>
    /// <param name="text">The text between two bars, <c>\|</c> already resolved.</param>
    /// <param name="line">The line of the article, for the problems.</param>
    /// <param name="defaultLine">The version line of versions that name none: the column's.</param>
    public static Cell Read(string text, int line, string defaultLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defaultLine);
        return Read(text, line, column: 1, defaultLine);
    }

    internal static Cell Read(string text, int line, int column, string defaultLine)
    {
        var typed = Blank.Trim(text);
        var (statements, fault) = StatementParser.Parse(typed, line);
        if (fault is not null)
        {
            return new Cell(typed, line, [], [fault]) { Column = column };
        }

        var problems = Problems(statements, defaultLine)
            .Select(found => new Problem(found.Code, Weight(found.Code), line, found.Column, found.Message));
        return new Cell(typed, line, InOrder(statements, defaultLine), Cell.InOrder(problems)) { Column = column };
    }

    private static Severity Weight(string code) => code[0] == 'W' ? Severity.Hint : Severity.Error;

    private static IEnumerable<(string Code, int Column, string Message)> Problems(
        ImmutableArray<Statement> statements, string defaultLine)
    {
        foreach (var statement in statements)
        {
            foreach (var found in ProblemsOf(statement, defaultLine))
            {
                yield return found;
            }
        }

        if (statements.Length > 1)
        {
            foreach (var found in Contradictions(statements, defaultLine))
            {
                yield return found;
            }
        }

        if (statements.Any(s => s.Level is Level.Yes or Level.Partial or Level.No)
            && statements.All(s => s.Sources.IsEmpty))
        {
            yield return ("W201", 1, "no source; add a citation such as [^release-notes]");
        }
    }

    private static IEnumerable<(string Code, int Column, string Message)> ProblemsOf(
        Statement statement, string defaultLine)
    {
        if (statement is { Start.Point: var start, End.Point: var end })
        {
            var order = Point.Compare(start, end, defaultLine);
            if (order == PointOrder.After)
            {
                yield return ("C107", statement.Column, $"ends ({end}) before it starts ({start})");
            }
            else if (order == PointOrder.Incomparable)
            {
                yield return ("W202", statement.Column, $"cannot check the order of {start} and {end}");
            }
        }

        if (statement is { Level: Level.Partial, Note: null })
        {
            yield return ("C111", statement.Column,
                "\"partial\" needs a note saying what is missing, e.g. partial since 4.2 (HVM guests only)");
        }

        if (statement.Level is Level.Planned)
        {
            if (statement.Sources.IsEmpty)
            {
                yield return ("C112", statement.Column,
                    "\"planned\" needs a source, e.g. planned for 4.20 as of 2026-09 [^roadmap]");
            }
            else if (statement.AsOf is null)
            {
                yield return ("C112", statement.Column, "\"planned\" needs \"as of\", so that it can go stale");
            }
        }

        if (statement.Note is not null && StatementParser.IsClauses(statement.Note))
        {
            yield return ("W208", statement.NoteColumn, "the note looks like data; move it out of the parentheses");
        }
    }

    private static IEnumerable<(string Code, int Column, string Message)> Contradictions(
        ImmutableArray<Statement> statements, string defaultLine)
    {
        var openYes = statements.Any(statement => statement is { Level: Level.Yes, IsOpenEnded: true });
        for (var later = 0; later < statements.Length; later++)
        {
            var statement = statements[later];
            if (openYes && statement.Level is Level.Planned)
            {
                yield return ("C118", statement.Column,
                    "\"planned\" contradicts the open-ended \"yes\" in the same cell");
            }

            var others = statements.Take(later)
                .Select(earlier => (earlier, verdict: Overlap.Between(earlier, statement, defaultLine)))
                .ToList();
            if (others.Find(other => other.verdict.IsCertain) is ({ } overlapped, _))
            {
                yield return ("C108", statement.Column,
                    $"\"{Quoted.Short(overlapped.Brief)}\" and \"{Quoted.Short(statement.Brief)}\" overlap; "
                    + "give the earlier one an end (\"removed …\" or \"until …\")");
            }
            else if (others.Find(other => other.verdict.Unordered is not null).verdict.Unordered is var (a, b))
            {
                yield return ("W202", statement.Column, $"cannot check the order of {a} and {b}");
            }
        }
    }

    // Open-ended, then ended, then planned; in each group newest first if all its starts can be compared, because
    // sorting by start is no total order where versions and dates mix.
    private static ImmutableArray<Statement> InOrder(ImmutableArray<Statement> statements, string defaultLine) =>
    [
        .. statements
            .GroupBy(statement => statement.Level is Level.Planned ? 2 : statement.End is null ? 0 : 1)
            .OrderBy(group => group.Key)
            .SelectMany(group => NewestFirst([.. group], defaultLine)),
    ];

    private static List<Statement> NewestFirst(List<Statement> group, string defaultLine)
    {
        var comparable = group.Count > 1 && group.All(a => a.Start is not null && group.All(b => b.Start is not null
            && Order(a, b) is PointOrder.Before or PointOrder.Same or PointOrder.After));
        return comparable
            ? [.. group.OrderDescending(Comparer<Statement>.Create((a, b) => Order(a, b) switch
            {
                PointOrder.Before => -1,
                PointOrder.After => 1,
                _ => 0,
            }))]
            : group;

        PointOrder Order(Statement a, Statement b) =>
            ReferenceEquals(a, b) ? PointOrder.Same : Point.Compare(a.Start!.Point, b.Start!.Point, defaultLine);
    }
}
