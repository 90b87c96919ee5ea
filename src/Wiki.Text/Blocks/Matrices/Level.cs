namespace Wiki.Text.Blocks.Matrices;

/// <summary>What a statement says about support. An empty cell ("not stated") has no level.</summary>
public enum Level
{
    /// <summary>Supported.</summary>
    [Word("yes")]
    Yes,

    /// <summary>Supported in part; a note says what is missing.</summary>
    [Word("partial")]
    Partial,

    /// <summary>Not supported.</summary>
    [Word("no")]
    No,

    /// <summary>Announced, with a source and the date on which it was checked.</summary>
    [Word("planned")]
    Planned,

    /// <summary>Somebody looked and did not find the answer.</summary>
    [Word("unknown")]
    Unknown,

    /// <summary>The question makes no sense for this system.</summary>
    [Word("n/a")]
    NotApplicable,
}

/// <summary>The words and symbols for levels, in the text and for readers.</summary>
public static class Levels
{
    /// <summary>All levels, in the order in which messages list them.</summary>
    public static IReadOnlyList<Level> All { get; } =
        [Level.Yes, Level.Partial, Level.No, Level.Planned, Level.Unknown, Level.NotApplicable];

    /// <summary>The CSS class of a cell or statement with this level.</summary>
    public static string CssClass(this Level level) => level == Level.NotApplicable ? "na" : level.Word();

    /// <summary>The symbol beside the word. It distinguishes the states without colour.</summary>
    public static string Symbol(this Level level) => level switch
    {
        Level.Yes => "●",
        Level.Partial => "◐",
        Level.No => "○",
        Level.Planned => "◷",
        Level.Unknown => "?",
        _ => "–",
    };

    /// <summary>The word readers see.</summary>
    public static string Name(this Level level) => level switch
    {
        Level.Yes => "Yes",
        Level.Partial => "Partial",
        Level.No => "No",
        Level.Planned => "Planned",
        Level.Unknown => "Unknown",
        _ => "n/a",
    };

    /// <summary>
    /// Reads a level with any case. <c>?</c> means unknown. Returns null when the word is not a level.
    /// </summary>
    internal static Level? Read(string word)
    {
        if (word == "?")
        {
            return Level.Unknown;
        }

        for (var level = Level.Yes; level <= Level.NotApplicable; level++)
        {
            if (level.Word().Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        return null;
    }
}
