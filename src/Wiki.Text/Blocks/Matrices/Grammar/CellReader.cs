using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>Reads the text of one cell: its statements, or its mistakes. Never throws.</summary>
public static class CellReader
{
    /// <summary>Reads a cell without its table.</summary>
    /// <param name="text">The text between two bars. Each <c>\|</c> is already a bar.</param>
    /// <param name="line">The line of the article, for the problems.</param>
    /// <param name="defaultLine">The version line of the column, for versions that name none.</param>
    public static Cell Read(string text, int line, string defaultLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defaultLine);
        return Read(text, line, column: 1, defaultLine);
    }

    internal static Cell Read(string text, int line, int column, string defaultLine)
    {
        var typed = Blank.Trim(text);
        if (typed.Length == 0)
        {
            return new Cell(typed, line, [], []) { Column = column };
        }

        var (statements, fault) = StatementParser.Parse(typed, line);
        if (fault is not null)
        {
            return new Cell(typed, line, [], [fault]) { Column = column };
        }

        var problems = new Findings(line);
        FindProblems(statements, defaultLine, problems);
        return new Cell(typed, line, InOrder(statements, defaultLine), Cell.InOrder(problems)) { Column = column };
    }

    private static void FindProblems(ImmutableArray<Statement> statements, string defaultLine, Findings problems)
    {
        var (hasLevel, hasSource) = (false, false);
        foreach (var statement in statements)
        {
            FindProblems(statement, defaultLine, problems);
            hasLevel |= statement.Level is Level.Yes or Level.Partial or Level.No;
            hasSource |= !statement.Sources.IsEmpty;
        }

        if (statements.Length > 1)
        {
            FindContradictions(statements, defaultLine, problems);
        }

        if (hasLevel && !hasSource)
        {
            problems.Add("W201", 1, "This cell has no source. Add a citation such as [^release-notes].");
        }
    }

    private static void FindProblems(Statement statement, string defaultLine, Findings problems)
    {
        if (statement is { Start.Point: var start, End.Point: var end })
        {
            var order = Point.Compare(start, end, defaultLine);
            if (order == PointOrder.After)
            {
                problems.Add("C107", statement.Column,
                    $"This statement ends ({end}) before it starts ({start}). Correct one of them.");
            }
            else if (order == PointOrder.Incomparable)
            {
                problems.Add("W202", statement.Column, $"It is not clear whether {start} or {end} comes first. "
                    + "Use two dates, or two versions of one line.");
            }
        }

        if (statement is { Level: Level.Partial, Note: null })
        {
            problems.Add("C111", statement.Column,
                "\"partial\" needs a note that says what is missing, e.g. \"partial since 4.2 (HVM guests only)\".");
        }

        if (statement.Level is Level.Planned)
        {
            if (statement.Sources.IsEmpty)
            {
                problems.Add("C112", statement.Column,
                    "\"planned\" needs a source, e.g. \"planned for 4.20 as of 2026-09 [^roadmap]\".");
            }
            else if (statement.AsOf is null)
            {
                problems.Add("C112", statement.Column, "\"planned\" needs the date on which you checked it, e.g. "
                    + "\"as of 2026-09\". Without it, nobody sees when the plan is out of date.");
            }
        }

        if (statement.Note is not null && StatementParser.IsData(statement.Note))
        {
            problems.Add("W208", statement.NoteColumn, "This note looks like data. Move it out of the parentheses.");
        }
    }

    private static void FindContradictions(
        ImmutableArray<Statement> statements, string defaultLine, Findings problems)
    {
        var openYes = statements.Any(statement => statement is { Level: Level.Yes, IsOpenEnded: true });
        for (var later = 0; later < statements.Length; later++)
        {
            var statement = statements[later];
            if (openYes && statement.Level is Level.Planned)
            {
                problems.Add("C118", statement.Column,
                    "\"planned\" contradicts the \"yes\" without an end in the same cell. Remove one of them.");
            }

            (Point First, Point Second)? unordered = null;
            for (var earlier = 0; earlier < later; earlier++)
            {
                var verdict = Overlap.Between(statements[earlier], statement, defaultLine);
                if (verdict.IsCertain)
                {
                    problems.Add("C108", statement.Column, $"\"{Quoted.Short(statements[earlier].Brief)}\" and "
                        + $"\"{Quoted.Short(statement.Brief)}\" overlap. "
                        + "End the earlier one with \"removed …\" or \"until …\".");
                    unordered = null;
                    break;
                }

                unordered ??= verdict.Unordered;
            }

            if (unordered is var (a, b))
            {
                problems.Add("W202", statement.Column, $"It is not clear whether {a} or {b} comes first. "
                    + "Use two dates, or two versions of one line.");
            }
        }
    }

    // First the statements without an end, then those with one, then plans. Each group is sorted newest first if all
    // its starts can be compared: versions and dates together have no total order.
    private static ImmutableArray<Statement> InOrder(ImmutableArray<Statement> statements, string defaultLine) =>
        statements.Length < 2 ? statements :
    [
        .. NewestFirst([.. statements.Where(it => it.IsOpenEnded)], defaultLine),
        .. NewestFirst([.. statements.Where(it => !it.IsOpenEnded && it.Level is not Level.Planned)], defaultLine),
        .. NewestFirst([.. statements.Where(it => it.Level is Level.Planned)], defaultLine),
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

    private sealed class Findings(int line) : List<Problem>
    {
        internal void Add(string code, int column, string message) =>
            Add(new Problem(code, code[0] == 'W' ? Severity.Hint : Severity.Error, line, column, message));
    }
}
