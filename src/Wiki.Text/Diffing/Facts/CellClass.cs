namespace Wiki.Text.Diffing.Facts;

/// <summary>What differs between two texts of a cell, the most important first.</summary>
public enum CellClass
{
    /// <summary>The new text is not understood.</summary>
    Broken,

    /// <summary>The old text was not understood.</summary>
    Repaired,

    /// <summary>Nothing was stated before.</summary>
    Claimed,

    /// <summary>Nothing is stated any more.</summary>
    Withdrawn,

    /// <summary>It was unknown.</summary>
    Answered,

    /// <summary>It became unknown.</summary>
    Reopened,

    /// <summary>Another level, or a statement more or less.</summary>
    Level,

    /// <summary>Another plain value.</summary>
    Value,

    /// <summary>Another start or end, or another version a plan is for.</summary>
    Period,

    /// <summary>Other tags.</summary>
    Tags,

    /// <summary>Another note.</summary>
    Note,

    /// <summary>Other sources.</summary>
    Sources,

    /// <summary>Only looked up again.</summary>
    Checked,
}

/// <summary>How a class is said.</summary>
public static class CellClassWords
{
    /// <summary>The word, in lower case.</summary>
    public static string Word(this CellClass it) => it switch
    {
        CellClass.Broken => "broken",
        CellClass.Repaired => "repaired",
        CellClass.Claimed => "claimed",
        CellClass.Withdrawn => "withdrawn",
        CellClass.Answered => "answered",
        CellClass.Reopened => "reopened",
        CellClass.Level => "level",
        CellClass.Value => "value",
        CellClass.Period => "period",
        CellClass.Tags => "tags",
        CellClass.Note => "note",
        CellClass.Sources => "sources",
        _ => "checked",
    };
}
