namespace Wiki.Text.Blocks.Predictions;

/// <summary>
/// The tidy source of a block of predictions: compact like that of a matrix; a broken one stays as typed.
/// </summary>
public static class PredictionText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same predictions; tidying again changes nothing.
    /// </summary>
    public static IReadOnlyList<string> Tidy(PredictionList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.IsBroken
            ? [.. list.Source.Select(line => line.Text)]
            : NamedTable.Print(list.Marker, list.Columns, list.Predictions.Select(made =>
                list.Columns.Select((column, i) => Print(made, column, made.Cells[i]))));
    }

    private static string Print(Prediction made, string column, string typed) => column switch
    {
        "Prediction" => made.Label.Print(),
        "Outcome" when made.IsValid && made.Outcome is { } outcome => outcome.Canonical,
        _ => typed,
    };
}
