using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Timelines;

/// <summary>A timeline as read. Whatever was not understood is in <see cref="Problems"/>.</summary>
public sealed record Timeline
{
    /// <summary>The marker above the table.</summary>
    public required BlockMarker Marker { get; init; }

    /// <summary>The lines of the block as typed, the marker first.</summary>
    public required ImmutableArray<SourceLine> Source { get; init; }

    /// <summary>The proper names of the columns, in the order typed.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The events in the order typed.</summary>
    public ImmutableArray<TimelineEvent> Events { get; init; } = [];

    /// <summary>The lines below the delimiter line that could not be read as rows, in order.</summary>
    public ImmutableArray<UnreadRow> Unread { get; init; } = [];

    /// <summary>The problems of the whole table. Each event has its own problems.</summary>
    public ImmutableArray<Problem> TableProblems { get; init; } = [];

    /// <summary>All problems, in the order of their lines.</summary>
    public IEnumerable<Problem> Problems =>
        TableProblems.Concat(Events.SelectMany(happened => happened.Problems)).OrderBy(problem => problem.Line);

    /// <summary>The id of the marker.</summary>
    public string Id => Marker.Id;

    /// <summary>The line of the marker in the article.</summary>
    public int Line => Source.IsEmpty ? 1 : Source[0].Number;

    /// <summary>Whether the table has an error of structure. Such a table is shown as typed and is not data.</summary>
    public bool IsBroken => TableProblems.Any(BlockProblems.IsStructural);

    /// <summary>The names of the footnotes that the cells refer to.</summary>
    public IEnumerable<string> FootnoteNames =>
        Events.SelectMany(happened => happened.Cells).SelectMany(cell => Citation.NamesIn(cell));

    /// <summary>The releases that the timeline dates; none when it is broken.</summary>
    public IEnumerable<Release> Releases =>
        IsBroken ? [] : Events.Select(happened => happened.Release).OfType<Release>();

    /// <summary>
    /// The timeline with the problem C113 for each citation that the page does not define. Call it once, after the
    /// whole page was read.
    /// </summary>
    /// <param name="isDefined">Whether the page defines a footnote of this name, ignoring case.</param>
    public Timeline WithSources(Func<string, bool> isDefined)
    {
        ArgumentNullException.ThrowIfNull(isDefined);
        return this with
        {
            Events = [.. Events.Select(e => e.With(Citation.Undefined(e.Sources, e.Line, isDefined)))],
        };
    }

    /// <summary>The timeline with a problem that only the whole page shows, e.g. M009.</summary>
    public Timeline With(Problem problem) => this with { TableProblems = [.. TableProblems, problem] };
}
