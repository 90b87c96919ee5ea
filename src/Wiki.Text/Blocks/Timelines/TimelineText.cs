namespace Wiki.Text.Blocks.Timelines;

/// <summary>The tidy source of a timeline: compact like that of a matrix; a broken one stays as typed.</summary>
public static class TimelineText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same events; tidying again changes nothing.
    /// </summary>
    public static IReadOnlyList<string> Tidy(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline.IsBroken
            ? [.. timeline.Source.Select(line => line.Text)]
            : NamedTable.Print(timeline.Marker, timeline.Columns, timeline.Events.Select(happened =>
                timeline.Columns.Select((column, i) =>
                    column == "Event" ? happened.Label.Print() : happened.Cells[i])));
    }
}
