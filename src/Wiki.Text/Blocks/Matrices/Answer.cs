namespace Wiki.Text.Blocks.Matrices;

/// <summary>Where an answer about a day comes from.</summary>
public enum AnswerKind
{
    /// <summary>A statement that holds on that day says so.</summary>
    Stated,

    /// <summary>It follows from where a statement starts or ends.</summary>
    Implied,

    /// <summary>The cell says nothing about that day.</summary>
    NotStated,

    /// <summary>A version in the cell has no date that would decide it.</summary>
    Undated,

    /// <summary>The cell was not understood and makes no claim.</summary>
    Invalid,
}

/// <summary>
/// What a cell says about one day. Two answers are equal when they read the same and rest on the same statement.
/// </summary>
public sealed record Answer
{
    /// <summary>Where it comes from.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The level, never <see cref="Level.Planned"/>; null for a value or nothing known.</summary>
    public Level? Level { get; init; }

    /// <summary>The text of a plain value; null for a level and where nothing is known.</summary>
    public string? Value { get; init; }

    /// <summary>What a reader must be told beside it, e.g. <c>implied: since 3.0</c>; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The statement it rests on; null unless it is stated or implied.</summary>
    public Statement? Statement { get; init; }

    internal static Answer NotStated { get; } = new() { Kind = AnswerKind.NotStated };

    internal static Answer Invalid { get; } = new() { Kind = AnswerKind.Invalid };

    internal static Answer Undated(string remark) => new() { Kind = AnswerKind.Undated, Remark = remark };

    internal static Answer Stated(Statement statement) => new()
    {
        Kind = AnswerKind.Stated,
        Level = statement.Level,
        Value = statement.Value,
        Remark = statement.Start is null ? "start not given" : null,
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
