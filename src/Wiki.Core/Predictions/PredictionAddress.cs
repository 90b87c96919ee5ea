using Wiki.Text.Links;

namespace Wiki.Core.Predictions;

/// <summary>A view of the ledger, which has an address.</summary>
public sealed record PredictionAddress
{
    /// <summary>A choice among the outcomes: open although the deadline has passed.</summary>
    public const string Overdue = "overdue";

    /// <summary>The orders to choose from; the first is the default.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["made", "due", "decided"];

    /// <summary>The words of the outcomes to show, or <see cref="Overdue"/>; all when empty.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The key of the forecaster to show; empty for all.</summary>
    public string Who { get; init; } = "";

    /// <summary>One of the orders; empty for the first.</summary>
    public string Sort { get; init; } = "";

    /// <summary>The date of “as things stood on”, as typed; empty for today.</summary>
    public string At { get; init; } = "";

    /// <summary>The date of “as this wiki knew on”, as typed; empty for now.</summary>
    public string Known { get; init; } = "";

    /// <summary>The page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The same view with an outcome added, or removed when it was there.</summary>
    public PredictionAddress WithOutcome(string outcome) => this with
    {
        Outcomes = Outcomes.Contains(outcome) ? [.. Outcomes.Where(it => it != outcome)] : [.. Outcomes, outcome],
        Page = 1,
    };

    /// <summary>The address.</summary>
    public override string ToString() => Addresses.Predictions + Query;

    /// <summary>The address of the same view as data.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public string As(string format) => Addresses.PredictionsData(format) + (this with { Page = 1 }).Query;

    private QueryText Query => new QueryText()
        .Add("outcome", Outcomes)
        .Add("who", Who)
        .Add("sort", Sort == Orders[0] ? null : Sort)
        .Add("at", At)
        .Add("known", Known)
        .Add("page", Page > 1 ? Page : null);
}
