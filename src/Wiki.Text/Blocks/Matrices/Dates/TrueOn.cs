using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>
/// Computes what was true on a date from the statements of a cell and the dates of releases.
/// Plans never count. A date known to the month or year is read as its first and as its last day, without regard to
/// "about". When the readings differ, the cell has all their answers.
/// </summary>
public static class TrueOn
{
    // In the order in which time passes.
    private static readonly ImmutableArray<Reading> Readings = [Reading.Late, Reading.Long, Reading.Early];

    /// <summary>The answers of a cell about a day, month or year. Never fails.</summary>
    /// <param name="cell">The cell, after its sources were checked.</param>
    /// <param name="versionLine">The version line of the column, for versions that name none.</param>
    /// <param name="date">The date of the question.</param>
    /// <param name="releases">The dates of versions.</param>
    public static CellOnDate Compute(Cell cell, string versionLine, DatePoint date, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(versionLine);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(releases);
        if (cell.Status == CellStatus.Invalid)
        {
            return new CellOnDate(Answer.Invalid);
        }

        var statements = cell.Statements.Where(statement => statement.Level is not Level.Planned).ToList();
        if (Undated(statements, versionLine, releases) is { } version)
        {
            return new CellOnDate(Answer.Undated($"no date for {version}"));
        }

        // The order in which the editor typed equal statements must not matter.
        return Compute(
            [
                .. statements
                    .Select(statement => Tenure.Of(statement, versionLine, releases))
                    .OrderBy(tenure => tenure.Statement.Canonical, StringComparer.Ordinal),
            ],
            date);
    }

    /// <summary>The days on which the answer of a cell can change; none for a cell with an undated version.</summary>
    internal static IEnumerable<Turn> TurnsOf(Cell cell, string versionLine, ReleaseList releases)
    {
        var statements = cell.Statements.Where(statement => statement.Level is not Level.Planned).ToList();
        return Undated(statements, versionLine, releases) is not null ? [] : statements
            .Select(statement => Tenure.Of(statement, versionLine, releases))
            .SelectMany(tenure => new[] { tenure.Start, tenure.Gone }).OfType<Turn>();
    }

    private static VersionPoint? Undated(
        IEnumerable<Statement> statements, string defaultLine, ReleaseList releases) => statements
        .SelectMany(statement => new[] { statement.Start?.Point, statement.End?.Point })
        .OfType<VersionPoint>()
        .Select(version => version with { Line = version.Line ?? defaultLine })
        .Where(version => releases.Find(version.Line!, version) is null)
        .MinBy(version => version.Text, StringComparer.Ordinal);

    private static CellOnDate Compute(ImmutableArray<Tenure> tenures, DatePoint date)
    {
        var turns = tenures.SelectMany(tenure => new[] { tenure.Start, tenure.Gone }).OfType<Turn>().ToList();
        var answers = new List<Answer>();
        foreach (var day in DaysOfChange(turns, date))
        {
            var found = Readings.Select(reading => On(day, reading, tenures)).Distinct().ToList();
            if (found.Count > 1 && turns.Find(turn => turn.IsOpen && turn.IsUncertainOn(day)) is { } open)
            {
                return new CellOnDate(Answer.Undated($"no certain date for {open.Name}"));
            }

            answers.AddRange(found.Except(answers));
        }

        return answers.Count == 1 ? new CellOnDate(answers[0]) : new CellOnDate([.. answers], During(turns, date));
    }

    // The first day of the date, and each later day on which an answer can differ from the day before.
    private static IEnumerable<DateOnly> DaysOfChange(IEnumerable<Turn> turns, DatePoint date) => turns
        .SelectMany(turn => new[] { turn.First, turn.Last })
        .Where(day => date.First < day && day <= date.Last)
        .Append(date.First)
        .Distinct()
        .Order();

    // When the day lies in several dates, the widest is used: the change lies in it, whichever date causes the change.
    private static string During(IEnumerable<Turn> turns, DatePoint date) => date.First < date.Last
        ? (date with { IsAbout = false }).Text
        : turns
            .Where(turn => turn.IsUncertainOn(date.First))
            .OrderBy(turn => turn.First)
            .ThenByDescending(turn => turn.Last)
            .First()
            .Text;

    private static Answer On(DateOnly day, Reading reading, ImmutableArray<Tenure> tenures)
    {
        // Of several tenures that hold, the one that started last counts. Of those without a start, the one that ends
        // first counts: it is only known to hold right before its end.
        var holding = tenures
            .Where(tenure => tenure.HoldsOn(day, reading))
            .OrderByDescending(tenure => tenure.StartOrder)
            .ThenBy(tenure => tenure.EndOrder)
            .FirstOrDefault();
        if (holding is not null)
        {
            return holding.WhileItHolds();
        }

        var next = tenures.Where(tenure => tenure.IsAheadOn(day, reading)).MinBy(tenure => tenure.StartOrder);
        return next is not null
            ? next.BeforeItStarts()
            : tenures.MaxBy(tenure => tenure.EndOrder)?.AfterItEnded() ?? Answer.NotStated;
    }
}
