using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>How to read a tenure whose days are not known exactly.</summary>
internal enum Reading
{
    /// <summary>It starts and ends as late as possible.</summary>
    Late,

    /// <summary>
    /// It starts as early and ends as late as possible. A feature that came and went in one year was there.
    /// </summary>
    Long,

    /// <summary>It starts and ends as early as possible.</summary>
    Early,
}

/// <summary>A statement with the days on which it starts to hold and stops.</summary>
/// <param name="Statement">Any statement that is not a plan.</param>
/// <param name="Start">When it starts to hold; null when not given.</param>
/// <param name="Gone">When it no longer holds; null when it has no end.</param>
internal sealed record Tenure(Statement Statement, Turn? Start, Turn? Gone)
{
    /// <summary>The tenure of a statement. All its versions must be in the release list.</summary>
    internal static Tenure Of(Statement statement, string defaultLine, ReleaseList releases)
    {
        return new Tenure(
            statement,
            statement.Start is { } start ? At(start.Point) : null,
            statement.End switch
            {
                { Kind: EndKind.Until, Point: DatePoint last } => Turn.At(last.Text, last.Last.AddDays(1)),
                { Kind: EndKind.Until, Point: VersionPoint last } => After(last),
                { } end => At(end.Point),
                null => null,
            });

        Turn? At(Point point) => point switch
        {
            DatePoint date => Turn.At(date),
            VersionPoint version when releases.Find(version.Line ?? defaultLine, version) is { } release =>
                Turn.At(release),
            _ => throw new ArgumentException($"{point} has no date.", nameof(statement)),
        };

        Turn? After(VersionPoint version) =>
            releases.Next(version.Line ?? defaultLine, version) is { } next ? Turn.At(next) : null;
    }

    /// <summary>
    /// Sorts by start in every reading: first a tenure without a start, then a year before a month inside it.
    /// </summary>
    internal (DateOnly, DateOnly) StartOrder => Start is null ? default : (Start.First, Start.Last);

    /// <summary>
    /// Sorts by end in every reading. A month comes before the year around it; a tenure without an end comes last.
    /// </summary>
    internal (DateOnly, DateOnly) EndOrder =>
        Gone is null ? (DateOnly.MaxValue, DateOnly.MaxValue) : (Gone.Last, Gone.First);

    /// <summary>Whether it has not started yet. False when it is certainly over.</summary>
    internal bool IsAheadOn(DateOnly day, Reading reading) => day < StartDay(reading) && !(day >= Gone?.Last);

    internal bool HoldsOn(DateOnly day, Reading reading) => !(day < StartDay(reading)) && !(day >= GoneDay(reading));

    /// <summary>The answer while it holds. "Unknown" when it may already be gone.</summary>
    internal Answer WhileItHolds() => Statement.End is { Kind: EndKind.RemovedBy } end
        ? Answer.Implied(Level.Unknown, $"{end.Text} at the latest", Statement)
        : Answer.Stated(Statement);

    /// <summary>The answer when no tenure holds yet and this one starts next.</summary>
    internal Answer BeforeItStarts() => Statement switch
    {
        { Start: { Kind: StartKind.By } start } =>
            Answer.Implied(Level.Unknown, $"{start.Text} at the latest", Statement),
        { Start: { } start, Level: Level.Yes or Level.Partial } =>
            Answer.Implied(Level.No, $"implied: {start.Text}", Statement),
        _ => Answer.NotStated,
    };

    /// <summary>The answer when it is over and no other tenure follows.</summary>
    internal Answer AfterItEnded() => Statement is { End: { } end, Level: Level.Yes or Level.Partial }
        ? Answer.Implied(Level.No, end.Text, Statement)
        : Answer.NotStated;

    private DateOnly? StartDay(Reading reading) => reading == Reading.Late ? Start?.Last : Start?.First;

    private DateOnly? GoneDay(Reading reading) => reading == Reading.Early ? Gone?.First : Gone?.Last;
}
