namespace Wiki.Text.Blocks.Predictions;

/// <summary>The kinds of outcome.</summary>
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

/// <summary>The words for outcomes in the text.</summary>
public static class OutcomeKinds
{
    /// <summary>The word in the text, in lower case.</summary>
    public static string Word(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Open => "open",
        OutcomeKind.Yes => "yes",
        OutcomeKind.No => "no",
        OutcomeKind.Partly => "partly",
        OutcomeKind.Void => "void",
        _ => "disputed",
    };

    /// <summary>Reads a word of the text. Returns null when it is not an outcome.</summary>
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
