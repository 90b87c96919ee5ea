using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Diffing.Facts.Blocks;

/// <summary>
/// The content of a cell in a timeline or a list of predictions: the canonical text of what was understood, otherwise
/// the text as typed.
/// </summary>
internal static class NamedRows
{
    /// <summary>The content of an event in a column; empty when its timeline has no such column.</summary>
    public static string Says(Timeline timeline, TimelineEvent happened, string column)
    {
        var typed = Typed(timeline.Columns, happened.Cells, column);
        return column switch
        {
            "Event" => happened.Label.Text,
            "Date" => happened.Date?.Text ?? typed,
            "Version" => happened.Version?.Text ?? typed,
            "Source" => Sources(typed),
            _ => typed,
        };
    }

    /// <summary>The content of a prediction in a column; empty when its list has no such column.</summary>
    public static string Says(PredictionList list, Prediction made, string column)
    {
        var typed = Typed(list.Columns, made.Cells, column);
        return column switch
        {
            "Prediction" => made.Label.Text,
            "Made" => made.Made?.Text ?? typed,
            "Due" => made.Due?.Text ?? typed,
            "Odds" => made.Odds is { } odds ? $"{odds:0.########}%" : typed,
            "Outcome" => made.Outcome?.Canonical ?? typed,
            "Source" => Sources(typed),
            _ => typed,
        };
    }

    /// <summary>
    /// The labels with unique keys. When several events have the same key, the later ones get another key.
    /// </summary>
    public static List<Label> Identities(IEnumerable<Label> labels)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. labels.Select(label =>
        {
            var time = times[label.Key] = times.GetValueOrDefault(label.Key) + 1;
            return time == 1 ? label : label with { Key = $"{label.Key} {time}", Was = [] };
        })];
    }

    /// <summary>
    /// Returns each row of one side with the row of the other side that continues it. Splits and merges are not
    /// followed.
    /// </summary>
    public static IEnumerable<(int? Old, int? New)> Pairs(IEnumerable<Label> old, IEnumerable<Label> @new) =>
        AxisLinks.Pairs(Identities(old), Identities(@new));

    private static string Typed(IReadOnlyList<string> columns, IReadOnlyList<string> cells, string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == column)
            {
                return cells[i];
            }
        }

        return "";
    }

    private static string Sources(string typed) => SourceCell.Read(typed, 1) is (var sources, null)
        ? string.Concat(sources.Select(source => source.Text))
        : typed;
}
