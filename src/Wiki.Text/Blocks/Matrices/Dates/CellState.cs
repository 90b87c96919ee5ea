namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>
/// The state of a cell that readers see at a glance. Rows are sorted by a column in this order. Its word is also the
/// CSS class.
/// </summary>
public enum CellState
{
    /// <summary>Supported.</summary>
    [Word("yes")]
    Yes,

    /// <summary>Supported in part.</summary>
    [Word("partial")]
    Partial,

    /// <summary>Announced.</summary>
    [Word("planned")]
    Planned,

    /// <summary>A plain value instead of a level.</summary>
    [Word("value")]
    Value,

    /// <summary>Not supported.</summary>
    [Word("no")]
    No,

    /// <summary>The question makes no sense for the system.</summary>
    [Word("na")]
    NotApplicable,

    /// <summary>Somebody looked for the answer and found none, or a version has no date.</summary>
    [Word("unknown")]
    Unknown,

    /// <summary>Nothing stated.</summary>
    [Word("empty")]
    Empty,

    /// <summary>Not understood.</summary>
    [Word("invalid")]
    Invalid,
}

/// <summary>The words for the states.</summary>
public static class CellStates
{
    /// <summary>The state of a level.</summary>
    public static CellState State(this Level level) => level switch
    {
        Level.Yes => CellState.Yes,
        Level.Partial => CellState.Partial,
        Level.No => CellState.No,
        Level.Planned => CellState.Planned,
        Level.Unknown => CellState.Unknown,
        _ => CellState.NotApplicable,
    };

    /// <summary>
    /// The state of a cell today, by its first statement. What has ended is no more; of another claim that has ended,
    /// nothing follows for today.
    /// </summary>
    /// <param name="level">The level of that statement; null for a value.</param>
    /// <param name="hasEnded">Whether it says when it stopped holding.</param>
    public static CellState Today(Level? level, bool hasEnded) => (level, hasEnded) switch
    {
        (Level.Yes or Level.Partial, true) => CellState.No,
        (_, true) => CellState.Empty,
        ({ } known, _) => known.State(),
        _ => CellState.Value,
    };

    /// <summary>The state for an answer about a day.</summary>
    public static CellState State(this Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer switch
        {
            { Kind: AnswerKind.Invalid } => CellState.Invalid,
            { Kind: AnswerKind.NotStated } => CellState.Empty,
            { Kind: AnswerKind.Undated } => CellState.Unknown,
            { Level: { } level } => level.State(),
            _ => CellState.Value,
        };
    }

    /// <summary>The words readers see.</summary>
    public static string Name(this CellState state) => state switch
    {
        CellState.NotApplicable => "n/a",
        CellState.Empty => "not stated",
        CellState.Invalid => "not understood",
        _ => state.Word(),
    };

    /// <summary>
    /// Reads a word of an address. <c>n/a</c> and <c>?</c> are accepted as well. Returns null when it is not a state.
    /// </summary>
    public static CellState? Read(string word) => word switch
    {
        "n/a" => CellState.NotApplicable,
        "?" => CellState.Unknown,
        _ => EnumWords.Read<CellState>(word),
    };
}
