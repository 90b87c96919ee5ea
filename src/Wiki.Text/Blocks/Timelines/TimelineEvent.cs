using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Timelines;

/// <summary>One row of a timeline. Events are compared by identity.</summary>
public sealed class TimelineEvent
{
    /// <summary>The text of the event and its key. The key identifies the event, whatever its date.</summary>
    public required Label Label { get; init; }

    /// <summary>The line of the event in the article.</summary>
    public required int Line { get; init; }

    /// <summary>When it happened; null when the cell was not understood.</summary>
    public EventDate? Date { get; init; }

    /// <summary>The system that the event is about, as typed; null when not given.</summary>
    public string? System { get; init; }

    /// <summary>The kind; null when not given or not understood.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>The version that the event is about; null when not given or not understood.</summary>
    public VersionPoint? Version { get; init; }

    /// <summary>A note as inline Markdown; null when not given.</summary>
    public string? Note { get; init; }

    /// <summary>The sources, in the order typed.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>The cells as typed, in the order of the timeline's columns.</summary>
    public required ImmutableArray<string> Cells { get; init; }

    /// <summary>The mistakes and hints. Columns count in the trimmed cell.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>
    /// Whether the event was understood and counts as data. A mistake in the Source cell leaves it valid.
    /// </summary>
    public bool IsValid => !Problems.Any(problem => problem.Severity == Severity.Error && problem.Code[0] == 'T');

    /// <summary>The release that the event dates; null when it has no version, no version line or no date.</summary>
    public Release? Release
    {
        get
        {
            var line = Version?.Line ?? (System is null ? "" : Slug.KeyOf(System));
            return IsValid && Version is not null && Date is not null && line.Length > 0
                ? new Release(line, Version, Date.First, Date.Last, Kind == EventKind.Release)
                : null;
        }
    }

    internal TimelineEvent With(IEnumerable<Problem> problems) => new()
    {
        Label = Label,
        Line = Line,
        Date = Date,
        System = System,
        Kind = Kind,
        Version = Version,
        Note = Note,
        Sources = Sources,
        Cells = Cells,
        Problems = [.. Problems, .. problems],
    };
}
