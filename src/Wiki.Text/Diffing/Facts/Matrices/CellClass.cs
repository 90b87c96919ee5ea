namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The kinds of difference between two texts of a cell, the most important first.</summary>
public enum CellClass
{
    /// <summary>The new text is not understood.</summary>
    [Word("not understood")]
    Broken,

    /// <summary>The old text was not understood.</summary>
    [Word("understood again")]
    Repaired,

    /// <summary>The cell was empty and now states something.</summary>
    [Word("filled in")]
    Claimed,

    /// <summary>The cell stated something and now is empty.</summary>
    [Word("emptied")]
    Withdrawn,

    /// <summary>The cell was unknown and now has an answer.</summary>
    [Word("answered")]
    Answered,

    /// <summary>The cell had an answer and now is unknown.</summary>
    [Word("unknown again")]
    Reopened,

    /// <summary>Another level, or one statement more or less.</summary>
    [Word("level")]
    Level,

    /// <summary>Another plain value.</summary>
    [Word("value")]
    Value,

    /// <summary>Another start or end, or another target of a plan.</summary>
    [Word("period")]
    Period,

    /// <summary>
    /// Several old cells became one, and they or it say different things. The old cells are listed; none of the other
    /// kinds would be true of all of them.
    /// </summary>
    [Word("merged")]
    Merged,

    /// <summary>Other tags.</summary>
    [Word("tags")]
    Tags,

    /// <summary>Another note.</summary>
    [Word("note")]
    Note,

    /// <summary>Other sources.</summary>
    [Word("sources")]
    Sources,

    /// <summary>Only the date of the last check.</summary>
    [Word("checked again")]
    Checked,
}
