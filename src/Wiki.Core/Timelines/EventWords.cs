using Wiki.Text;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Core.Timelines;

/// <summary>The words of pages for events.</summary>
public static class EventWords
{
    /// <summary>The word for a kind, before a version or alone, e.g. <c>release</c>, <c>end of life</c>.</summary>
    public static string Kind(EventKind kind) => kind switch
    {
        EventKind.Merge => "merged",
        EventKind.Announce => "announced",
        EventKind.Found => "founded",
        EventKind.Acquire => "taken over",
        EventKind.Eol => "end of life",
        _ => kind.Word(),
    };

    /// <summary>The whole event in one line, which a screen reader says for its mark.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="system">The name of its system; null for none.</param>
    /// <param name="timing">Its timing on the date that is shown.</param>
    public static string Line(EventEntry entry, string? system, EventTiming timing)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var kind = entry.Kind is { } named ? $" ({Kind(named)})" : "";
        var yet = Timing(timing) is { } words ? $", {words}" : "";
        return $"{entry.Date.Words()}{(system is null ? "" : ", " + system)}: {entry.Label}{kind}{yet}";
    }

    /// <summary>The words for an event that has not simply happened; null when it has.</summary>
    public static string? Timing(EventTiming timing) => timing switch
    {
        EventTiming.UnderWay => "under way",
        EventTiming.Uncertain => "perhaps not yet",
        EventTiming.NotYet => "not yet",
        _ => null,
    };
}
