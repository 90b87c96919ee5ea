using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Timelines;

/// <summary>Reads the lines of a timeline, in time linear to the text. Never throws.</summary>
public static class TimelineReader
{
    private static readonly string[] Known = ["Date", "Event", "System", "Kind", "Version", "Note", "Source"];

    /// <summary>Reads a block.</summary>
    /// <param name="marker">The marker in the first line.</param>
    /// <param name="lines">The marker line, blank lines, and the table up to its end.</param>
    public static Timeline Read(BlockMarker marker, IReadOnlyList<SourceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(marker);
        ArgumentNullException.ThrowIfNull(lines);
        var table = TableScanner.Scan(BlockKind.Timeline, lines);
        var problems = new List<Problem>(table.Problems);
        var timeline = new Timeline { Marker = marker, Source = [.. lines], TableProblems = table.Problems };
        if (table.Header is null)
        {
            return timeline;
        }

        var columns = NamedColumns.Read(table.Header, BlockKind.Timeline, "T203", Known, ["Date", "Event"], problems);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var events = table.Rows.Select(row => ReadEvent(columns, row, seen, problems)).ToImmutableArray();
        return timeline with
        {
            Columns = columns.Names,
            Unread = [.. table.Unread.Select(it => UnreadRow.Of(it.Line, it.Row, columns.PlaceOf("Event")))],
            Events = events,
            TableProblems = [.. problems, .. OutOfOrder(events)],
        };
    }

    private static TimelineEvent ReadEvent(
        NamedColumns columns, TableRow row, HashSet<string> seen, List<Problem> structure)
    {
        var problems = new List<Problem>();
        var label = columns.Place(row, "Event") is { } name ? ReadLabel(row, name, structure) : new Label("", "", []);
        if (label.Key.Length > 0 && !seen.Add(label.Key))
        {
            Tell("T202", $"Two events have the key \"{Quoted.Short(label.Key)}\". "
                + "Give one of them another key: [Text](#other-key).");
        }

        var date = columns.Place(row, "Date") is { } when ? ReadDate(when.Text, Tell) : null;
        var kind = columns.Cell(row, "Kind") is { Length: > 0 } word ? ReadKind(word, Tell) : null;
        var version = columns.Cell(row, "Version") is { Length: > 0 } number ? ReadVersion(number, Tell) : null;
        var system = columns.Cell(row, "System");
        if (kind == EventKind.Release && system.Length > 0 && columns.Cell(row, "Version").Length == 0)
        {
            problems.Add(new Problem("T210", Severity.Hint, row.Line, 1,
                "This release has no version. Add it, so that matrices can use its date."));
        }

        var (sources, fault) = SourceCell.Read(columns.Cell(row, "Source"), row.Line);
        return new TimelineEvent
        {
            Label = label,
            Line = row.Line,
            Date = date,
            System = system.Length > 0 ? system : null,
            Kind = kind,
            Version = version,
            Note = columns.Cell(row, "Note") is { Length: > 0 } note ? note : null,
            Sources = sources,
            Cells = [.. row.Cells.Select(cell => cell.Text)],
            Problems = fault is null ? [.. problems] : [.. problems, fault],
        };

        void Tell(string code, string message) =>
            problems.Add(new Problem(code, Severity.Error, row.Line, 1, message));
    }

    private static Label ReadLabel(TableRow row, TableCell name, List<Problem> structure)
    {
        if (name.Text.Length == 0)
        {
            structure.Add(LabelProblems.Nameless(row.Line, name, "the Event cell"));
            return new Label("", "", []);
        }

        if (Label.Read(name.Text) is { Key.Length: > 0 } label)
        {
            return label;
        }

        structure.Add(LabelProblems.Unusable(row.Line, name, "event"));
        return new Label(name.Text, "", []);
    }

    private static EventDate? ReadDate(string text, Action<string, string> tell)
    {
        if (!EventDate.TryRead(text, out var date))
        {
            tell("T201", $"\"{Quoted.Short(text)}\" is not a date. Write 2007, 2007-02 or 2007-02-04. "
                + "Add ~ for \"about\", or write a span as from/to.");
            return null;
        }

        if (date.IsReversed)
        {
            tell("T201", $"\"{text}\" ends before it begins. Write the earlier date first.");
            return null;
        }

        return date;
    }

    private static EventKind? ReadKind(string word, Action<string, string> tell)
    {
        var kind = EnumWords.Read<EventKind>(word);
        if (kind is null)
        {
            tell("T204", $"\"{Quoted.Short(word)}\" is not a kind of event. Use "
                + string.Join(", ", EnumWords.All<EventKind>()) + ".");
        }

        return kind;
    }

    private static VersionPoint? ReadVersion(string text, Action<string, string> tell)
    {
        if (!VersionPoint.TryRead(text, out var version))
        {
            tell("T205", $"\"{Quoted.Short(text)}\" is not a version. Write a version such as 4.2 or xen:4.2.");
        }

        return version;
    }

    private static IEnumerable<Problem> OutOfOrder(ImmutableArray<TimelineEvent> events)
    {
        var latest = DateOnly.MinValue;
        foreach (var happened in events.Where(happened => happened.Date is not null))
        {
            var first = happened.Date!.First ?? DateOnly.MinValue;
            if (first < latest)
            {
                return
                [
                    new Problem("T211", Severity.Hint, happened.Line, 1,
                        $"Line {happened.Line}: this event is earlier than one above it. "
                        + "Sort the rows by date if you like."),
                ];
            }

            latest = first;
        }

        return [];
    }
}
