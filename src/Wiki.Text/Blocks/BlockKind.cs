namespace Wiki.Text.Blocks;

/// <summary>The three kinds of structured block.</summary>
public enum BlockKind
{
    /// <summary>Features by systems.</summary>
    Matrix,

    /// <summary>Dated events.</summary>
    Timeline,

    /// <summary>Predictions and how they came out.</summary>
    Predictions,
}

/// <summary>The word of each kind, as a marker spells it and as messages say it.</summary>
public static class BlockKinds
{
    /// <summary>All kinds, in the order of the enumeration.</summary>
    public static IReadOnlyList<BlockKind> All { get; } =
        [BlockKind.Matrix, BlockKind.Timeline, BlockKind.Predictions];

    /// <summary>The word before the colon of a marker: <c>matrix</c>, <c>timeline</c> or <c>predictions</c>.</summary>
    public static string Word(this BlockKind kind) => kind switch
    {
        BlockKind.Matrix => "matrix",
        BlockKind.Timeline => "timeline",
        _ => "predictions",
    };

    /// <summary>The kind as a sentence names it: "a matrix", "a timeline", "a list of predictions".</summary>
    internal static string InSentence(this BlockKind kind) => kind switch
    {
        BlockKind.Matrix => "a matrix",
        BlockKind.Timeline => "a timeline",
        _ => "a list of predictions",
    };

    /// <summary>The shortest header of a table of that kind.</summary>
    internal static string ExampleHeader(this BlockKind kind) => kind switch
    {
        BlockKind.Matrix => "| Feature | Xen |",
        BlockKind.Timeline => "| Date | Event |",
        _ => "| Prediction | Made | Outcome |",
    };
}
