namespace Wiki.Text.Diffing.Facts;

/// <summary>What happened to a prediction, the most important first (structured-blocks 4.8, A34).</summary>
public enum PredictionClass
{
    /// <summary>It is new.</summary>
    Made,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It was open and is decided.</summary>
    Decided,

    /// <summary>It was decided and is decided otherwise.</summary>
    Reversed,

    /// <summary>It was decided and is open again.</summary>
    Reopened,

    /// <summary>Another deadline.</summary>
    DeadlineMoved,

    /// <summary>Other odds.</summary>
    OddsChanged,

    /// <summary>Other words for it, under the same key or one that declares the old one.</summary>
    Reworded,

    /// <summary>Another date on which it was made.</summary>
    Redated,

    /// <summary>Somebody else made it.</summary>
    Reattributed,

    /// <summary>The same decision with another date, note or sources.</summary>
    Amended,

    /// <summary>Other sources.</summary>
    Sources,
}

/// <summary>How a class is said.</summary>
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
        PredictionClass.Reattributed => "re-attributed",
        PredictionClass.Amended => "decision amended",
        _ => "sources",
    };
}
