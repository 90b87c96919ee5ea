using System.Collections.Immutable;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// The differences between two timelines. The order of rows matters only for events with the same date.
/// </summary>
public sealed record TimelineChanges : BlockChanges
{
    /// <summary>The events that differ: in the order of the old timeline, then the new ones.</summary>
    public required ImmutableArray<EventChange> Events { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => Events.IsEmpty;
}

/// <summary>The changes of an event.</summary>
/// <param name="Old">The event before, or null when it is new.</param>
/// <param name="New">The event now, or null when it is gone.</param>
/// <param name="Differences">The differences, the most important first; never empty.</param>
public sealed record EventChange(
    TimelineEvent? Old, TimelineEvent? New, ImmutableArray<EventDifference> Differences)
{
    /// <summary>The new event, or the old one when it is gone. A report shows the labels of the new side.</summary>
    public TimelineEvent Shown => New ?? Old!;
}

/// <summary>One difference between two texts of an event.</summary>
/// <param name="Class">The kind of difference.</param>
/// <param name="Old">The old content; empty when there was none, and for a move.</param>
/// <param name="New">The new content; empty when there is none, and for a move.</param>
public sealed record EventDifference(EventClass Class, string Old, string New);
