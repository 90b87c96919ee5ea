using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Timelines;

/// <summary>What pages call the kinds of events.</summary>
public static class EventWords
{
    /// <summary>The kind as it stands before a version or alone, e.g. <c>release</c>, <c>end of life</c>.</summary>
    public static string Kind(string kind) => kind switch
    {
        "merge" => "merged",
        "announce" => "announced",
        "found" => "founded",
        "acquire" => "taken over",
        "eol" => "end of life",
        _ => kind,
    };

    /// <summary>The whole event in one line: what a screen reader says of its mark.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="system">The name of its system; null for none.</param>
    /// <param name="standing">How it stands to the date that is shown.</param>
    public static string Line(EventEntry entry, string? system, EventStanding standing)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var kind = entry.Kind is null ? "" : $" ({Kind(entry.Kind)})";
        var yet = Standing(standing) is { } words ? $", {words}" : "";
        return $"{entry.Date.Words()}{(system is null ? "" : ", " + system)}: {entry.Label}{kind}{yet}";
    }

    /// <summary>What is said of an event that has not simply happened; null when it has.</summary>
    public static string? Standing(EventStanding standing) => standing switch
    {
        EventStanding.UnderWay => "under way",
        EventStanding.Uncertain => "perhaps not yet",
        EventStanding.NotYet => "not yet",
        _ => null,
    };
}
