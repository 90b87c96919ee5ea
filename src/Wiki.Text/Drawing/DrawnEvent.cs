using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Drawing;

/// <summary>An event as a drawing shows it.</summary>
public sealed record DrawnEvent
{
    /// <summary>The text beside the mark of the event. A long text is cut.</summary>
    public required string Label { get; init; }

    /// <summary>The whole event in words, for screen readers and as a tooltip.</summary>
    public required string Name { get; init; }

    /// <summary>The address that the event links to.</summary>
    public required string Address { get; init; }

    /// <summary>The date of the event.</summary>
    public required EventDate Date { get; init; }

    /// <summary>The key of its lane. An event whose lane is not in the drawing is left out.</summary>
    public required string Lane { get; init; }

    /// <summary>Its weight. When there is no room for all labels, events with a higher weight get one.</summary>
    public int Weight { get; init; }

    /// <summary>Whether the event has not happened yet on the date shown. Such an event is drawn faint.</summary>
    public bool IsFuture { get; init; }
}

/// <summary>A lane of a drawing.</summary>
/// <param name="Key">The key by which events name the lane.</param>
/// <param name="Name">The name in front of the lane.</param>
/// <param name="Hue">The name of its hue, or null for the colour of text.</param>
public sealed record DrawnLane(string Key, string Name, string? Hue);
