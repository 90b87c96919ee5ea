namespace Wiki.Text.Diffing.Facts;

/// <summary>The kinds of change of an event, the most important first (structured-blocks 4.7, A34).</summary>
public enum EventClass
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Another text, under the same key or under one that declares the old key.</summary>
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

    /// <summary>Another place among events with the same date.</summary>
    Moved,
}

/// <summary>The words for these kinds.</summary>
public static class EventClassWords
{
    /// <summary>The words, in lower case.</summary>
    public static string Word(this EventClass it) => it switch
    {
        EventClass.Added => "added",
        EventClass.Removed => "removed",
        EventClass.Reworded => "reworded",
        EventClass.Redated => "re-dated",
        EventClass.Reattributed => "given another system",
        EventClass.Kind => "kind",
        EventClass.Version => "version",
        EventClass.Sources => "sources",
        EventClass.Note => "note",
        _ => "moved",
    };
}
