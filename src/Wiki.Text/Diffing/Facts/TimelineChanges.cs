using System.Collections.Immutable;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Diffing.Facts;

/// <summary>What differs between two timelines. The order of rows is no difference but between equal dates.</summary>
public sealed record TimelineChanges : BlockChanges
{
    /// <summary>The events that differ: in the order of the old timeline, then those that are new.</summary>
    public required ImmutableArray<EventChange> Events { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => Events.IsEmpty;
}

/// <summary>What happened to an event.</summary>
/// <param name="Old">The event before; null when it is new.</param>
/// <param name="New">The event now; null when it is gone.</param>
/// <param name="Differences">What differs, the most important first; never empty.</param>
public sealed record EventChange(
    TimelineEvent? Old, TimelineEvent? New, ImmutableArray<EventDifference> Differences)
{
    /// <summary>The event where it is, else where it was: a report has the labels of the new side.</summary>
    public TimelineEvent Shown => New ?? Old!;
}

/// <summary>One thing that differs between two texts of an event.</summary>
/// <param name="Class">What it is.</param>
/// <param name="Old">What was said; empty where nothing was, and for a move.</param>
/// <param name="New">What is said; empty where nothing is, and for a move.</param>
public sealed record EventDifference(EventClass Class, string Old, string New);
