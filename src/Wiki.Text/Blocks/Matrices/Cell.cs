using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>Whether a cell states something.</summary>
public enum CellStatus
{
    /// <summary>It states nothing.</summary>
    [Word("empty")]
    Empty,

    /// <summary>Understood.</summary>
    [Word("ok")]
    Valid,

    /// <summary>It was not understood or contradicts itself. It is shown as typed and states nothing.</summary>
    [Word("invalid")]
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

    /// <summary>The text as typed, trimmed. Each <c>\|</c> is already a bar.</summary>
    public string Text { get; }

    /// <summary>The line of the cell in the article.</summary>
    public int Line { get; }

    /// <summary>The start of the trimmed text in that line, in UTF-16 units, from 1.</summary>
    public int Column { get; internal init; } = 1;

    /// <summary>Whether the cell states something that was understood.</summary>
    public CellStatus Status { get; }

    /// <summary>The statements in canonical order, the most important first. Empty unless the cell is valid.</summary>
    public ImmutableArray<Statement> Statements => Status == CellStatus.Valid ? Read : [];

    /// <summary>The mistakes and hints, by column and code. Columns count in <see cref="Text"/>.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>
    /// The canonical text of the cell. Cells that state the same have the same canonical text, and reading it gives the
    /// same again. For an invalid cell, the text as typed.
    /// </summary>
    public string Canonical =>
        Status == CellStatus.Valid ? string.Join("; ", Read.Select(statement => statement.Canonical)) : Text;

    /// <summary>
    /// The canonical text with <paramref name="versionLine"/> in front of every version that names no line.
    /// </summary>
    public string OnLine(string versionLine) => Status == CellStatus.Valid
        ? string.Join("; ", Read.Select(statement => statement.OnLine(versionLine).Canonical))
        : Text;

    // The statements that could be read, even of a cell that contradicts itself.
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
