namespace Wiki.Text.Blocks.Timelines;

/// <summary>The kinds of event.</summary>
public enum EventKind
{
    /// <summary>A release.</summary>
    Release,

    /// <summary>Code merged into another project.</summary>
    Merge,

    /// <summary>An announcement.</summary>
    Announce,

    /// <summary>A project, company or body founded.</summary>
    Found,

    /// <summary>A company or project taken over.</summary>
    Acquire,

    /// <summary>A standard agreed.</summary>
    Standard,

    /// <summary>A security event.</summary>
    Security,

    /// <summary>End of life.</summary>
    Eol,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The words for kinds of event in the text.</summary>
public static class EventKinds
{
    /// <summary>All kinds, in the order in which messages list them.</summary>
    public static IReadOnlyList<EventKind> All { get; } = Enum.GetValues<EventKind>();

    /// <summary>The word in the text, in lower case.</summary>
    public static string Word(this EventKind kind) => kind switch
    {
        EventKind.Release => "release",
        EventKind.Merge => "merge",
        EventKind.Announce => "announce",
        EventKind.Found => "found",
        EventKind.Acquire => "acquire",
        EventKind.Standard => "standard",
        EventKind.Security => "security",
        EventKind.Eol => "eol",
        _ => "other",
    };

    internal static EventKind? Read(string word)
    {
        foreach (var kind in All)
        {
            if (kind.Word() == word)
            {
                return kind;
            }
        }

        return null;
    }
}
