using System.Text.Json.Serialization;
using Wiki.Core.Predictions;
using Wiki.Text;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Exchange;

/// <summary>Predictions as data: <c>/schemas/predictions-1.json</c> describes it.</summary>
/// <param name="At">The date of “as things stood on”; null for today.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="Licence">The licence, an SPDX identifier.</param>
/// <param name="Predictions">The predictions, in the order of the view.</param>
public sealed record PredictionsData(
    string? At, string? Known, string Licence, IReadOnlyList<PredictionData> Predictions)
{
    /// <summary>The address of the schema on this site.</summary>
    public const string SchemaAddress = "/schemas/predictions-1.json";

    private static readonly string[] Columns =
    [
        "schema", "article", "revision", "at", "known", "licence", "list", "key", "label", "who", "made", "due", "odds",
        "outcome", "decided", "overdue", "note", "outcome_sources", "sources", "edited_after_the_fact",
    ];

    /// <summary>Which schema it follows.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema => SchemaAddress;

    /// <summary>The predictions of a view.</summary>
    public static PredictionsData Of(
        IEnumerable<PredictionEntry> predictions, DateOnly day, DatePoint? at, DatePoint? known) => new(
        at?.Text, known?.Text, DataFile.Licence,
        [
            .. predictions.Select(it => new PredictionData(
                it.Slug, it.Title, it.Revision, it.List, it.Key, it.Label, it.Who, it.Made.Text, it.Due?.Text, it.Odds,
                it.Outcome.Word(), it.Decided?.Text, it.IsOverdue(day), it.Note, SourceData.Of(it.Evidence),
                SourceData.Of(it.Sources), it.LateEdits.Count > 0)),
        ]);

    /// <summary>A row for each prediction.</summary>
    public Csv ToCsv()
    {
        var csv = new Csv(Columns);
        foreach (var it in Predictions)
        {
            csv.Add(
            [
                SchemaAddress, it.Article, it.Revision, At, Known, Licence, it.List, it.Key, it.Label, it.Who, it.Made,
                it.Due, it.Odds, it.Outcome, it.Decided, it.Overdue, it.Note, SourceData.Joined(it.OutcomeSources),
                SourceData.Joined(it.Sources), it.EditedAfterTheFact,
            ]);
        }

        return csv;
    }
}

/// <summary>A prediction.</summary>
public sealed record PredictionData(
    string Article, string Title, int Revision, string List, string Key, string Label, string? Who, string Made,
    string? Due, string? Odds, string Outcome, string? Decided, bool Overdue, string? Note,
    IReadOnlyList<SourceData> OutcomeSources, IReadOnlyList<SourceData> Sources, bool EditedAfterTheFact);
