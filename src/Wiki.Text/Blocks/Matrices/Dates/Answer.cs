namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>How a cell gives its answer about a day.</summary>
public enum AnswerKind
{
    /// <summary>A statement that holds on that day says so.</summary>
    Stated,

    /// <summary>It follows from the start or the end of a statement.</summary>
    Implied,

    /// <summary>The cell says nothing about that day.</summary>
    NotStated,

    /// <summary>The answer depends on a version in the cell that has no date.</summary>
    Undated,

    /// <summary>The cell was not understood and states nothing.</summary>
    Invalid,
}

/// <summary>
/// The answer of a cell about one day. Two answers are equal when they read the same and come from the same statement.
/// </summary>
public sealed record Answer
{
    /// <summary>The remark on an answer whose statement does not say since when it holds.</summary>
    public const string StartNotGiven = "start not given";

    /// <summary>How the cell gives this answer.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The level, never <see cref="Level.Planned"/>. Null for a value, and when nothing is known.</summary>
    public Level? Level { get; init; }

    /// <summary>The text of a plain value. Null for a level, and when nothing is known.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// A remark that readers must see beside the answer, e.g. <c>implied: since 3.0</c>; null for none.
    /// </summary>
    public string? Remark { get; init; }

    /// <summary>The statement that gives the answer; null unless the answer is stated or implied.</summary>
    public Statement? Statement { get; init; }

    internal static Answer NotStated { get; } = new() { Kind = AnswerKind.NotStated };

    internal static Answer Invalid { get; } = new() { Kind = AnswerKind.Invalid };

    internal static Answer Undated(string remark) => new() { Kind = AnswerKind.Undated, Remark = remark };

    internal static Answer Stated(Statement statement) => new()
    {
        Kind = AnswerKind.Stated,
        Level = statement.Level,
        Value = statement.Value,
        Remark = statement.Start is null ? StartNotGiven : null,
        Statement = statement,
    };

    internal static Answer Implied(Level level, string remark, Statement statement) => new()
    {
        Kind = AnswerKind.Implied,
        Level = level,
        Remark = remark,
        Statement = statement,
    };
}
