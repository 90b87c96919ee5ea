namespace Wiki.Text.Diffing.Facts;

/// <summary>The kinds of change of an event, the most important first.</summary>
public enum EventClass
{
    /// <summary>It is new.</summary>
    [Word("added")]
    Added,

    /// <summary>It is gone.</summary>
    [Word("removed")]
    Removed,

    /// <summary>Another text, under the same key or under one that declares the old key.</summary>
    [Word("reworded")]
    Reworded,

    /// <summary>Another date.</summary>
    [Word("re-dated")]
    Redated,

    /// <summary>Another system.</summary>
    [Word("given another system")]
    Reattributed,

    /// <summary>Another kind.</summary>
    [Word("kind")]
    Kind,

    /// <summary>Another version.</summary>
    [Word("version")]
    Version,

    /// <summary>Other sources.</summary>
    [Word("sources")]
    Sources,

    /// <summary>Another note.</summary>
    [Word("note")]
    Note,

    /// <summary>Another place among events with the same date.</summary>
    [Word("moved")]
    Moved,
}
