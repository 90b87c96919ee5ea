namespace Wiki.Text.Blocks.Predictions;

/// <summary>How a prediction came out.</summary>
public enum OutcomeKind
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>It came true.</summary>
    Yes,

    /// <summary>It did not come true.</summary>
    No,

    /// <summary>It came true in part.</summary>
    Partly,

    /// <summary>It can no longer be decided.</summary>
    Void,

    /// <summary>People disagree on whether it came true.</summary>
    Disputed,
}

/// <summary>How an outcome is spelled in the source.</summary>
public static class OutcomeKinds
{
    /// <summary>The word in the source, in lower case.</summary>
    public static string Word(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Open => "open",
        OutcomeKind.Yes => "yes",
        OutcomeKind.No => "no",
        OutcomeKind.Partly => "partly",
        OutcomeKind.Void => "void",
        _ => "disputed",
    };

    /// <summary>The kind of a word in the source; null when it is none.</summary>
    public static OutcomeKind? Read(string word)
    {
        foreach (var kind in Enum.GetValues<OutcomeKind>())
        {
            if (kind.Word() == word)
            {
                return kind;
            }
        }

        return null;
    }
}
