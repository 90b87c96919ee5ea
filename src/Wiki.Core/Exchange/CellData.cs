using Wiki.Core.Derived.Rows;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;

namespace Wiki.Core.Exchange;

/// <summary>A cell as data.</summary>
public sealed record CellData(
    string Column, string Status, string Canonical, IReadOnlyList<StatementData> Statements, OnDateData? On)
{
    /// <summary>Writes a cell, and what it says on the date asked for.</summary>
    public static CellData Of(Cell cell, string column, CellOnDate? on)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new CellData(
            column, cell.Status.Word(), cell.Canonical, [.. cell.Statements.Select(StatementData.Of)],
            on is null ? null : new OnDateData(on.During, [.. on.Answers.Select(answer => new AnswerData(
                answer.Kind.ToString().ToLowerInvariant(), answer.Level?.Word(), answer.Value, answer.Remark))]));
    }
}

/// <summary>A statement as data.</summary>
public sealed record StatementData(
    int N, string? Level, string? Value, string? StartKind, string? Start, string? EndKind, string? End,
    string? Target, string? AsOf, IReadOnlyList<string> Tags, string? Note, IReadOnlyList<string> Sources)
{
    /// <summary>Writes the nth statement of a cell.</summary>
    public static StatementData Of(Statement statement, int n)
    {
        var row = FactRows.OfStatement("", "", "", n, statement);
        return new StatementData(
            n, row.Level?.Word(), row.Value, row.StartKind?.Word(), row.Start, row.EndKind?.Word(), row.End,
            row.Target, row.AsOf,
            row.Tags, row.Note, row.Sources);
    }
}

/// <summary>What a cell says on the date asked for.</summary>
public sealed record OnDateData(string? During, IReadOnlyList<AnswerData> Answers);

/// <summary>One answer about a date.</summary>
public sealed record AnswerData(string Kind, string? Level, string? Value, string? Remark);
