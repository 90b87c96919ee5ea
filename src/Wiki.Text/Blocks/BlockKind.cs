namespace Wiki.Text.Blocks;

/// <summary>The three kinds of structured block. The word of each stands before the colon of its marker.</summary>
public enum BlockKind
{
    /// <summary>A matrix: features by systems.</summary>
    [Word("matrix")]
    Matrix,

    /// <summary>A timeline: dated events.</summary>
    [Word("timeline")]
    Timeline,

    /// <summary>A list of predictions with their outcomes.</summary>
    [Word("predictions")]
    Predictions,
}

/// <summary>The words for each kind, in messages.</summary>
public static class BlockKinds
{
    /// <summary>All kinds, in the order of the enumeration.</summary>
    public static IReadOnlyList<BlockKind> All { get; } =
        [BlockKind.Matrix, BlockKind.Timeline, BlockKind.Predictions];

    /// <summary>The kind for use in a sentence: "a matrix", "a timeline", "a list of predictions".</summary>
    internal static string InSentence(this BlockKind kind) => kind switch
    {
        BlockKind.Matrix => "a matrix",
        BlockKind.Timeline => "a timeline",
        _ => "a list of predictions",
    };

    /// <summary>The shortest header that a table of this kind can have.</summary>
    internal static string ExampleHeader(this BlockKind kind) => kind switch
    {
        BlockKind.Matrix => "| Feature | Xen |",
        BlockKind.Timeline => "| Date | Event |",
        _ => "| Prediction | Made | Outcome |",
    };
}
