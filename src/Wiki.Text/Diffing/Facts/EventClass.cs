namespace Wiki.Text.Diffing.Facts;

/// <summary>What happened to an event of a timeline, the most important first (structured-blocks 4.7, A34).</summary>
public enum EventClass
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Other words for it, under the same key or one that declares the old one.</summary>
    Reworded,

    /// <summary>Another date.</summary>
    Redated,

    /// <summary>Another system.</summary>
    Reattributed,

    /// <summary>Another kind.</summary>
    Kind,

    /// <summary>Another version.</summary>
    Version,

    /// <summary>Other sources.</summary>
    Sources,

    /// <summary>Another note.</summary>
    Note,

    /// <summary>Another place among events of the same date.</summary>
    Moved,
}

/// <summary>How a class is said.</summary>
public static class EventClassWords
{
    /// <summary>The words, in lower case.</summary>
    public static string Word(this EventClass it) => it switch
    {
        EventClass.Added => "added",
        EventClass.Removed => "removed",
        EventClass.Reworded => "reworded",
        EventClass.Redated => "re-dated",
        EventClass.Reattributed => "re-attributed",
        EventClass.Kind => "kind",
        EventClass.Version => "version",
        EventClass.Sources => "sources",
        EventClass.Note => "note",
        _ => "moved",
    };
}
