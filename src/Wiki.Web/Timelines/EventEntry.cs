using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Web.Timelines;

/// <summary>A place where an event is told.</summary>
public sealed record EventPlace
{
    /// <summary>The address of the article.</summary>
    public required string Slug { get; init; }

    /// <summary>The title of the article now.</summary>
    public required string Title { get; init; }

    /// <summary>The revision it is from.</summary>
    public required int Revision { get; init; }

    /// <summary>When that revision was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The id of the timeline in the article.</summary>
    public required string Timeline { get; init; }

    /// <summary>The key of the event in the timeline.</summary>
    public required string Key { get; init; }

    /// <summary>When it happened, by this place.</summary>
    public required EventDate Date { get; init; }

    /// <summary>A remark without markup; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The sources this place names, in its order.</summary>
    public required IReadOnlyList<SourceDefinition> Sources { get; init; }

    /// <summary>The address of the timeline in its article.</summary>
    public string Address => Addresses.Section(Slug, $"timeline-{Timeline.Replace('.', '_')}");
}

/// <summary>An event, told in one place or in several.</summary>
/// <remarks>
/// Two rows tell the same event when both say kind release with the same version of the same line, or when key, date and
/// system are the same.
/// </remarks>
public sealed record EventEntry
{
    /// <summary>Its name on pages and in addresses: timeline and key of its first place; unique.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required string Label { get; init; }

    /// <summary>When; of several dates that agree the most exact, else that of the first place.</summary>
    public required EventDate Date { get; init; }

    /// <summary>The key of the system it belongs to; null for none.</summary>
    public string? System { get; init; }

    /// <summary>What kind of thing happened; null when no place says.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>The version line of the version it is about; null for none.</summary>
    public string? VersionLine { get; init; }

    /// <summary>The version it is about, without its line; null for none.</summary>
    public string? Version { get; init; }

    /// <summary>Where it is told; the place whose words are shown comes first.</summary>
    public required IReadOnlyList<EventPlace> Places { get; init; }

    /// <summary>How much it matters to somebody who has no room for all; see <see cref="EventWeight"/>.</summary>
    public EventWeight Weight { get; init; }

    /// <summary>The places give dates that cannot all be right.</summary>
    public bool DatesDisagree => Places.Any(one => Places.Any(other => IsBefore(one.Date, other.Date)));

    private static bool IsBefore(EventDate one, EventDate other) =>
        one.To is { } end && other.From is { } start && Point.Compare(end, start, "") == PointOrder.Before;
}

/// <summary>What matters more on a timeline; the order is that of the values.</summary>
public enum EventWeight
{
    /// <summary>An event of no system, e.g. a release of Linux.</summary>
    General,

    /// <summary>A release of a system, or anything else about it.</summary>
    Release,

    /// <summary>Something founded, taken over, announced, agreed or ended, or about security.</summary>
    Turn,

    /// <summary>Code merged.</summary>
    Merge,

    /// <summary>The first event, the first release or the first merge of a system.</summary>
    First,
}
