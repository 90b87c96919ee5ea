using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Importing.Cells;

/// <summary>What the text of a foreign cell becomes.</summary>
public enum CellMeaning
{
    /// <summary>Supported; what the text says besides becomes a version, a date or the note.</summary>
    [Word("yes")]
    Yes,

    /// <summary>Supported in part.</summary>
    [Word("partial")]
    Partial,

    /// <summary>Not supported.</summary>
    [Word("no")]
    No,

    /// <summary>Announced.</summary>
    [Word("planned")]
    Planned,

    /// <summary>Nobody found out.</summary>
    [Word("unknown")]
    Unknown,

    /// <summary>The question makes no sense.</summary>
    [Word("n/a")]
    NotApplicable,

    /// <summary>A plain value in backticks.</summary>
    [Word("value")]
    Value,

    /// <summary>Unknown, with the whole text as its note.</summary>
    [Word("note")]
    Note,

    /// <summary>Not stated: the cell is empty.</summary>
    [Word("empty")]
    NotStated,

    /// <summary>The text stays as it is.</summary>
    [Word("typed")]
    AsTyped,
}

/// <summary>The words for meanings.</summary>
public static class CellMeanings
{
    /// <summary>All meanings, in the order in which a form offers them.</summary>
    public static IReadOnlyList<CellMeaning> All { get; } = Enum.GetValues<CellMeaning>();

    /// <summary>What readers of the form choose.</summary>
    public static string Name(this CellMeaning meaning) => meaning switch
    {
        CellMeaning.Value => "a plain value",
        CellMeaning.Note => "unknown, with the text as a note",
        CellMeaning.NotStated => "not stated (empty)",
        CellMeaning.AsTyped => "as typed",
        _ => meaning.Word(),
    };

    /// <summary>The level; null for a meaning without one.</summary>
    internal static Level? Level(this CellMeaning meaning) => meaning switch
    {
        CellMeaning.Yes => Blocks.Matrices.Level.Yes,
        CellMeaning.Partial => Blocks.Matrices.Level.Partial,
        CellMeaning.No => Blocks.Matrices.Level.No,
        CellMeaning.Planned => Blocks.Matrices.Level.Planned,
        CellMeaning.Unknown or CellMeaning.Note => Blocks.Matrices.Level.Unknown,
        CellMeaning.NotApplicable => Blocks.Matrices.Level.NotApplicable,
        _ => null,
    };

    /// <summary>The meaning of a level.</summary>
    internal static CellMeaning Of(Level level) => level switch
    {
        Blocks.Matrices.Level.Yes => CellMeaning.Yes,
        Blocks.Matrices.Level.Partial => CellMeaning.Partial,
        Blocks.Matrices.Level.No => CellMeaning.No,
        Blocks.Matrices.Level.Planned => CellMeaning.Planned,
        Blocks.Matrices.Level.Unknown => CellMeaning.Unknown,
        _ => CellMeaning.NotApplicable,
    };
}
