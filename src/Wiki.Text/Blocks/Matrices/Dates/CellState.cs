using System.Collections.Frozen;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>The state of a cell that readers see at a glance. Rows are sorted by a column in this order.</summary>
public enum CellState
{
    /// <summary>Supported.</summary>
    Yes,

    /// <summary>Supported in part.</summary>
    Partial,

    /// <summary>Announced.</summary>
    Planned,

    /// <summary>A plain value instead of a level.</summary>
    Value,

    /// <summary>Not supported.</summary>
    No,

    /// <summary>The question makes no sense for the system.</summary>
    NotApplicable,

    /// <summary>Somebody looked for the answer and found none, or a version has no date.</summary>
    Unknown,

    /// <summary>Nothing stated.</summary>
    Empty,

    /// <summary>Not understood.</summary>
    Invalid,
}

/// <summary>The words for the states.</summary>
public static class CellStates
{
    private static readonly FrozenDictionary<string, CellState> ByWord =
        Enum.GetValues<CellState>().ToFrozenDictionary(Word, StringComparer.Ordinal);

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

    /// <summary>The word in addresses. It is also the CSS class.</summary>
    public static string Word(this CellState state) => state switch
    {
        CellState.Yes => "yes",
        CellState.Partial => "partial",
        CellState.Planned => "planned",
        CellState.Value => "value",
        CellState.No => "no",
        CellState.NotApplicable => "na",
        CellState.Unknown => "unknown",
        CellState.Empty => "empty",
        _ => "invalid",
    };

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
        _ => ByWord.TryGetValue(word, out var state) ? state : null,
    };
}
