namespace Wiki.Text.Blocks.Matrices;

/// <summary>What a statement claims about support. "Not stated" is an empty cell and no level.</summary>
public enum Level
{
    /// <summary>Supported.</summary>
    Yes,

    /// <summary>Supported in part; a note says what is missing.</summary>
    Partial,

    /// <summary>Not supported.</summary>
    No,

    /// <summary>Announced, with a source and the date of the announcement.</summary>
    Planned,

    /// <summary>Somebody looked and could not find out.</summary>
    Unknown,

    /// <summary>The question makes no sense for this system.</summary>
    NotApplicable,
}

/// <summary>How a level is spelled in the source and shown to readers.</summary>
public static class Levels
{
    /// <summary>All levels in the order in which messages name them.</summary>
    public static IReadOnlyList<Level> All { get; } =
        [Level.Yes, Level.Partial, Level.No, Level.Planned, Level.Unknown, Level.NotApplicable];

    /// <summary>The canonical word in the source.</summary>
    public static string Word(this Level level) => level switch
    {
        Level.Yes => "yes",
        Level.Partial => "partial",
        Level.No => "no",
        Level.Planned => "planned",
        Level.Unknown => "unknown",
        _ => "n/a",
    };

    /// <summary>The CSS class of a cell or statement with this level.</summary>
    public static string CssClass(this Level level) => level == Level.NotApplicable ? "na" : level.Word();

    /// <summary>The symbol shown beside the word; the seven states differ by it without any colour.</summary>
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

    /// <summary>Reads a level in any case; <c>?</c> is unknown.</summary>
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
