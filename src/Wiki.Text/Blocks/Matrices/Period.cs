using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>How exact a start is.</summary>
public enum StartKind
{
    /// <summary>From this point on, and not before.</summary>
    [Word("since")]
    Since,

    /// <summary>At this point at the latest. The time before it is unknown.</summary>
    [Word("by")]
    By,
}

/// <summary>How exact an end is.</summary>
public enum EndKind
{
    /// <summary>Gone in this version or from this day on.</summary>
    [Word("removed")]
    Removed,

    /// <summary>Gone in this version at the latest.</summary>
    [Word("removed by")]
    RemovedBy,

    /// <summary>Still there in this version or on this day, and not after.</summary>
    [Word("until")]
    Until,
}

/// <summary>The start of a statement's period.</summary>
public sealed record Start(StartKind Kind, Point Point)
{
    /// <summary>The start as typed, e.g. <c>since 4.2</c>.</summary>
    public string Text => $"{Kind.Word()} {Point.Text}";
}

/// <summary>The end of a statement's period.</summary>
public sealed record End(EndKind Kind, Point Point)
{
    /// <summary>The end as typed, e.g. <c>removed by 4.2</c>.</summary>
    public string Text => $"{Kind.Word()} {Point.Text}";
}
