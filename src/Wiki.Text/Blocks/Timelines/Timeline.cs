using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Timelines;

/// <summary>A timeline as read; what was not understood is in <see cref="Problems"/>.</summary>
public sealed record Timeline
{
    /// <summary>The marker above the table.</summary>
    public required BlockMarker Marker { get; init; }

    /// <summary>The lines of the block as typed, the marker first.</summary>
    public required ImmutableArray<SourceLine> Source { get; init; }

    /// <summary>The columns in the order typed, by their proper names.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The events in the order typed.</summary>
    public ImmutableArray<TimelineEvent> Events { get; init; } = [];

    /// <summary>The problems of the table as a whole; each event has its own.</summary>
    public ImmutableArray<Problem> TableProblems { get; init; } = [];

    /// <summary>Everything found, in the order of the lines.</summary>
    public IEnumerable<Problem> Problems =>
        TableProblems.Concat(Events.SelectMany(happened => happened.Problems)).OrderBy(problem => problem.Line);

    /// <summary>The id of the marker.</summary>
    public string Id => Marker.Id;

    /// <summary>The line of the marker in the article.</summary>
    public int Line => Source.IsEmpty ? 1 : Source[0].Number;

    /// <summary>An error of structure: the table is shown as typed and is no data.</summary>
    public bool IsBroken => TableProblems.Any(BlockProblems.IsStructural);

    /// <summary>The names of the footnotes its cells refer to.</summary>
    public IEnumerable<string> FootnoteNames =>
        Events.SelectMany(happened => happened.Cells).SelectMany(cell => Citation.NamesIn(cell));

    /// <summary>The releases it dates; none when it is broken.</summary>
    public IEnumerable<Release> Releases =>
        IsBroken ? [] : Events.Select(happened => happened.Release).OfType<Release>();

    /// <summary>
    /// The timeline with C113 for each citation that the page does not define. To be called once, when the whole page
    /// is read.
    /// </summary>
    /// <param name="isDefined">Whether the page defines a footnote of that name, without regard to case.</param>
    public Timeline WithSources(Func<string, bool> isDefined)
    {
        ArgumentNullException.ThrowIfNull(isDefined);
        return this with
        {
            Events = [.. Events.Select(e => e.With(Citation.Undefined(e.Sources, e.Line, isDefined)))],
        };
    }

    /// <summary>The timeline with a problem that only the page shows, e.g. M009.</summary>
    public Timeline With(Problem problem) => this with { TableProblems = [.. TableProblems, problem] };
}
