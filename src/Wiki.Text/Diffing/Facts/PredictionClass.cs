namespace Wiki.Text.Diffing.Facts;

/// <summary>The kinds of change of a prediction, the most important first (structured-blocks 4.8, A34).</summary>
public enum PredictionClass
{
    /// <summary>It is new.</summary>
    Made,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It was open and is now decided.</summary>
    Decided,

    /// <summary>It was decided and now has another outcome.</summary>
    Reversed,

    /// <summary>It was decided and is now open again.</summary>
    Reopened,

    /// <summary>Another deadline.</summary>
    DeadlineMoved,

    /// <summary>Other odds.</summary>
    OddsChanged,

    /// <summary>Another text, under the same key or under one that declares the old key.</summary>
    Reworded,

    /// <summary>Another date on which it was made.</summary>
    Redated,

    /// <summary>Another forecaster.</summary>
    Reattributed,

    /// <summary>The same outcome with another date, note or sources.</summary>
    Amended,

    /// <summary>Other sources.</summary>
    Sources,
}

/// <summary>The words for these kinds.</summary>
public static class PredictionClassWords
{
    /// <summary>The words, in lower case.</summary>
    public static string Word(this PredictionClass it) => it switch
    {
        PredictionClass.Made => "made",
        PredictionClass.Removed => "removed",
        PredictionClass.Decided => "decided",
        PredictionClass.Reversed => "decision reversed",
        PredictionClass.Reopened => "reopened",
        PredictionClass.DeadlineMoved => "deadline moved",
        PredictionClass.OddsChanged => "odds changed",
        PredictionClass.Reworded => "reworded",
        PredictionClass.Redated => "re-dated",
        PredictionClass.Reattributed => "given another forecaster",
        PredictionClass.Amended => "decision details changed",
        _ => "sources",
    };
}
