using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Drawing;

/// <summary>An event as a drawing shows it.</summary>
public sealed record DrawnEvent
{
    /// <summary>The text beside its mark; cut when long.</summary>
    public required string Label { get; init; }

    /// <summary>All of it in words: what a screen reader says and a pointer is shown.</summary>
    public required string Name { get; init; }

    /// <summary>Where its link leads.</summary>
    public required string Address { get; init; }

    /// <summary>When.</summary>
    public required EventDate Date { get; init; }

    /// <summary>The key of its lane; an event of no lane of the drawing is left out.</summary>
    public required string Lane { get; init; }

    /// <summary>Where there is no room for all labels, the higher weight gets one.</summary>
    public int Weight { get; init; }

    /// <summary>It has not happened yet on the date that is shown: drawn faint.</summary>
    public bool IsFuture { get; init; }
}

/// <summary>A lane of a drawing.</summary>
/// <param name="Key">What events name it by.</param>
/// <param name="Name">What stands before it.</param>
/// <param name="Hue">The name of its hue; null for ink.</param>
public sealed record DrawnLane(string Key, string Name, string? Hue);
