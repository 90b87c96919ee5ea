using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Timelines;

/// <summary>Writes a timeline in tidy form, as compact as that of a matrix.</summary>
/// <remarks>A broken timeline and a row that could not be read stay as typed.</remarks>
public static class TimelineText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same events, and tidying them again changes nothing.
    /// </summary>
    public static IReadOnlyList<string> Tidy(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return timeline.IsBroken
            ? [.. timeline.Source.Select(line => line.Text)]
            : NamedTable.Print(timeline.Marker, timeline.Columns,
                UnreadRow.InOrder(timeline.Events, happened => happened.Line, timeline.Unread)
                    .Select(it => it.Unread?.Text ?? Print(timeline, it.Row!)));
    }

    private static string Print(Timeline timeline, TimelineEvent happened) =>
        TableRow.Print(timeline.Columns.Select((column, i) =>
            column == "Event" ? happened.Label.Print() : happened.Cells[i]));
}
