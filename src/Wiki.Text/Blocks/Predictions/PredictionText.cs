using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>
/// Writes a list of predictions in tidy form, as compact as that of a matrix. A broken list and an unread row stay as
/// typed.
/// </summary>
public static class PredictionText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same predictions, and tidying them again changes nothing.
    /// </summary>
    public static IReadOnlyList<string> Tidy(PredictionList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.IsBroken
            ? [.. list.Source.Select(line => line.Text)]
            : NamedTable.Print(list.Marker, list.Columns,
                UnreadRow.InOrder(list.Predictions, made => made.Line, list.Unread)
                    .Select(it => it.Unread?.Text ?? Print(list, it.Row!)));
    }

    private static string Print(PredictionList list, Prediction made) =>
        TableRow.Print(list.Columns.Select((column, i) => Print(made, column, made.Cells[i])));

    private static string Print(Prediction made, string column, string typed) => column switch
    {
        "Prediction" => made.Label.Print(),
        "Outcome" when made.IsValid && made.Outcome is { } outcome => outcome.Canonical,
        _ => typed,
    };
}
