using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>The answer of a cell in a view: its first statement, or the state of things on the date shown.</summary>
/// <param name="State">The state that readers see at a glance; the first of several answers.</param>
/// <param name="Claims">The level or value of each answer. Cells with the same answer have equal claims.</param>
/// <param name="Statements">The statements that give the answers.</param>
internal readonly record struct CellAnswer(CellState State, string Claims, ImmutableArray<Statement> Statements)
{
    internal static CellAnswer Of(Cell cell, Column column, Func<Cell, Column, CellOnDate>? onDate) => cell.Status switch
    {
        CellStatus.Empty => new CellAnswer(CellState.Empty, "", []),
        CellStatus.Invalid => new CellAnswer(CellState.Invalid, cell.Text, []),
        _ when onDate is not null => Of(onDate(cell, column)),
        _ => Today(cell.Statements[0]),
    };

    /// <summary>Whether the cell states something that needs a source, and has no source.</summary>
    internal static bool LacksSource(Cell cell) => NeedsSource(cell) && cell.Statements.All(it => it.Sources.IsEmpty);

    /// <summary>Whether the cell states something that needs a source. "unknown" and "n/a" need none.</summary>
    internal static bool NeedsSource(Cell cell) => cell.Statements.Any(statement =>
        statement.Level is not (Level.Unknown or Level.NotApplicable));

    // What has ended claims the same about today as on the date of today: see AfterItEnded.
    private static CellAnswer Today(Statement first)
    {
        var state = CellStates.Today(first.Level, first.HasEnded);
        return new CellAnswer(
            state, !first.HasEnded ? first.Claim : state == CellState.No ? Level.No.Word() : "", [first]);
    }

    /// <summary>The start and end of each statement, with the line of every version.</summary>
    internal string Periods(Column column)
    {
        return string.Join(';', Statements.Select(it =>
            $"{it.Start?.Kind} {Whole(it.Start?.Point)} {it.End?.Kind} {Whole(it.End?.Point)}"));

        string? Whole(Point? point) =>
            (point is VersionPoint version ? version with { Line = version.Line ?? column.VersionLine } : point)?.Text;
    }

    internal static CellAnswer Of(CellOnDate onDate) => new(
        onDate.Answers[0].State(),
        string.Join(';', onDate.Answers.Select(ClaimOf)),
        [.. onDate.Answers.Select(answer => answer.Statement).OfType<Statement>().Distinct()]);

    private static string ClaimOf(Answer answer) => answer switch
    {
        { Level: { } level } => level.Word(),
        { Value: { } value } => $"`{value}`",
        { Kind: AnswerKind.Undated } => Level.Unknown.Word(),
        _ => "",
    };
}
