namespace Wiki.Text.Blocks.Predictions;

/// <summary>The kinds of outcome.</summary>
public enum OutcomeKind
{
    /// <summary>Not decided yet.</summary>
    [Word("open")]
    Open,

    /// <summary>It came true.</summary>
    [Word("yes")]
    Yes,

    /// <summary>It did not come true.</summary>
    [Word("no")]
    No,

    /// <summary>It came true in part.</summary>
    [Word("partly")]
    Partly,

    /// <summary>It can no longer be decided.</summary>
    [Word("void")]
    Void,

    /// <summary>People disagree on whether it came true.</summary>
    [Word("disputed")]
    Disputed,
}
