using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>Whether a cell says something.</summary>
public enum CellStatus
{
    /// <summary>Nothing stated.</summary>
    Empty,

    /// <summary>Understood.</summary>
    Valid,

    /// <summary>Not understood or contradictory: shown as typed, and no claim.</summary>
    Invalid,
}

/// <summary>One cell of a matrix. Cells are compared by identity.</summary>
public sealed class Cell
{
    internal Cell(string text, int line, ImmutableArray<Statement> read, ImmutableArray<Problem> problems)
    {
        Text = text;
        Line = line;
        Read = read;
        Problems = problems;
        Status = problems.Any(problem => problem.Severity == Severity.Error) ? CellStatus.Invalid
            : read.IsEmpty ? CellStatus.Empty
            : CellStatus.Valid;
    }

    /// <summary>The text as typed, trimmed, <c>\|</c> resolved to a bar.</summary>
    public string Text { get; }

    /// <summary>The line of the article it stands in.</summary>
    public int Line { get; }

    /// <summary>Where the trimmed text starts in that line, in UTF-16 units from 1.</summary>
    public int Column { get; internal init; } = 1;

    /// <summary>Whether the cell says something that was understood.</summary>
    public CellStatus Status { get; }

    /// <summary>The claims in canonical order, the most important first; none unless the cell is valid.</summary>
    public ImmutableArray<Statement> Statements => Status == CellStatus.Valid ? Read : [];

    /// <summary>What is wrong or could be better, by column and code; columns count in <see cref="Text"/>.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>
    /// The one spelling of what the cell says; the text as typed for an invalid cell. Cells that say the same have the
    /// same, and it is its own canonical form.
    /// </summary>
    public string Canonical =>
        Status == CellStatus.Valid ? string.Join("; ", Read.Select(statement => statement.Canonical)) : Text;

    /// <summary>What the cell says, with the line written before every version that names none.</summary>
    public string OnLine(string versionLine) => Status == CellStatus.Valid
        ? string.Join("; ", Read.Select(statement => statement.OnLine(versionLine).Canonical))
        : Text;

    // What could be read, also of a cell that contradicts itself.
    internal ImmutableArray<Statement> Read { get; }

    internal Cell WithSources(Func<string, bool> isDefined)
    {
        List<Problem>? missing = null;
        foreach (var statement in Read)
        {
            foreach (var source in statement.Sources)
            {
                if (!isDefined(source.Name))
                {
                    (missing ??= [.. Problems]).Add(source.Undefined(Line));
                }
            }
        }

        return missing is null ? this : new Cell(Text, Line, Read, InOrder(missing)) { Column = Column };
    }

    internal static ImmutableArray<Problem> InOrder(List<Problem> problems) => problems.Count < 2
        ? [.. problems]
        : [.. problems.OrderBy(problem => problem.Column).ThenBy(problem => problem.Code, StringComparer.Ordinal)];
}
