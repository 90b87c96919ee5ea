using Wiki.Text;
using Wiki.Text.Blocks.Predictions;

namespace Wiki.Core.Predictions;

/// <summary>The outcomes of the predictions of one person: counts, never a grade.</summary>
/// <param name="Key">The person's key in addresses.</param>
/// <param name="Name">The name as typed; null for predictions that name nobody.</param>
/// <param name="Counts">How many have each outcome, in the order of <see cref="Outcomes"/>; without zeros.</param>
public sealed record Forecaster(string Key, string? Name, IReadOnlyList<(OutcomeKind Outcome, int Count)> Counts)
{
    /// <summary>The key of predictions that name nobody.</summary>
    public const string Nobody = "unnamed";

    /// <summary>The outcomes, from what came true to what is not decided.</summary>
    public static IReadOnlyList<OutcomeKind> Outcomes { get; } =
        [OutcomeKind.Yes, OutcomeKind.Partly, OutcomeKind.No, OutcomeKind.Disputed, OutcomeKind.Void, OutcomeKind.Open];

    /// <summary>How many predictions there are.</summary>
    public int Total => Counts.Sum(it => it.Count);

    /// <summary>The forecasters of some predictions, the one with the most first.</summary>
    public static IReadOnlyList<Forecaster> Of(IEnumerable<PredictionEntry> predictions) =>
        [.. predictions.GroupBy(KeyOf, StringComparer.Ordinal)
            .Select(group => new Forecaster(group.Key, group.First().Who,
                [.. Outcomes.Select(outcome => (outcome, group.Count(it => it.Outcome == outcome)))
                    .Where(it => it.Item2 > 0)]))
            .OrderByDescending(it => it.Total).ThenBy(it => it.Name, StringComparer.Ordinal)];

    /// <summary>The key of the person who made a prediction.</summary>
    public static string KeyOf(PredictionEntry prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return prediction.Who is null ? Nobody : Slug.KeyOf(prediction.Who) is { Length: > 0 } key ? key : Nobody;
    }
}
