namespace Wiki.Text.Diffing.Facts;

/// <summary>The kinds of change of a prediction, the most important first.</summary>
public enum PredictionClass
{
    /// <summary>It is new.</summary>
    [Word("made")]
    Made,

    /// <summary>It is gone.</summary>
    [Word("removed")]
    Removed,

    /// <summary>It was open and is now decided.</summary>
    [Word("decided")]
    Decided,

    /// <summary>It was decided and now has another outcome.</summary>
    [Word("decision reversed")]
    Reversed,

    /// <summary>It was decided and is now open again.</summary>
    [Word("reopened")]
    Reopened,

    /// <summary>Another deadline.</summary>
    [Word("deadline moved")]
    DeadlineMoved,

    /// <summary>Other odds.</summary>
    [Word("odds changed")]
    OddsChanged,

    /// <summary>Another text, under the same key or under one that declares the old key.</summary>
    [Word("reworded")]
    Reworded,

    /// <summary>Another date on which it was made.</summary>
    [Word("re-dated")]
    Redated,

    /// <summary>Another forecaster.</summary>
    [Word("given another forecaster")]
    Reattributed,

    /// <summary>The same outcome with another date, note or sources.</summary>
    [Word("decision details changed")]
    Amended,

    /// <summary>Other sources.</summary>
    [Word("sources")]
    Sources,
}
