namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The kinds of difference between two texts of a cell, the most important first.</summary>
public enum CellClass
{
    /// <summary>The new text is not understood.</summary>
    Broken,

    /// <summary>The old text was not understood.</summary>
    Repaired,

    /// <summary>The cell was empty and now states something.</summary>
    Claimed,

    /// <summary>The cell stated something and now is empty.</summary>
    Withdrawn,

    /// <summary>The cell was unknown and now has an answer.</summary>
    Answered,

    /// <summary>The cell had an answer and now is unknown.</summary>
    Reopened,

    /// <summary>Another level, or one statement more or less.</summary>
    Level,

    /// <summary>Another plain value.</summary>
    Value,

    /// <summary>Another start or end, or another target of a plan.</summary>
    Period,

    /// <summary>Other tags.</summary>
    Tags,

    /// <summary>Another note.</summary>
    Note,

    /// <summary>Other sources.</summary>
    Sources,

    /// <summary>Only the date of the last check.</summary>
    Checked,
}

/// <summary>The words for these kinds.</summary>
public static class CellClassWords
{
    /// <summary>The word, in lower case.</summary>
    public static string Word(this CellClass it) => it switch
    {
        CellClass.Broken => "not understood",
        CellClass.Repaired => "understood again",
        CellClass.Claimed => "filled in",
        CellClass.Withdrawn => "emptied",
        CellClass.Answered => "answered",
        CellClass.Reopened => "unknown again",
        CellClass.Level => "level",
        CellClass.Value => "value",
        CellClass.Period => "period",
        CellClass.Tags => "tags",
        CellClass.Note => "note",
        CellClass.Sources => "sources",
        _ => "checked again",
    };
}
