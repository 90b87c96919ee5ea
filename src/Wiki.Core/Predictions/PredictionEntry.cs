using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Core.Predictions;

/// <summary>A prediction of the ledger.</summary>
public sealed record PredictionEntry
{
    /// <summary>Its id on pages and in addresses, from list and key; unique.</summary>
    public required string Id { get; init; }

    /// <summary>The address of its article.</summary>
    public required string Slug { get; init; }

    /// <summary>The title of that article now.</summary>
    public required string Title { get; init; }

    /// <summary>The revision it is from.</summary>
    public required int Revision { get; init; }

    /// <summary>When that revision was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The id of the list in the article.</summary>
    public required string List { get; init; }

    /// <summary>Its key in the list.</summary>
    public required string Key { get; init; }

    /// <summary>The wording.</summary>
    public required string Label { get; init; }

    /// <summary>Who made it, as typed; null when not given.</summary>
    public string? Who { get; init; }

    /// <summary>When it was made.</summary>
    public required DatePoint Made { get; init; }

    /// <summary>The deadline; null when not given.</summary>
    public DatePoint? Due { get; init; }

    /// <summary>The chance its author gave it, in per cent; null when not given.</summary>
    public string? Odds { get; init; }

    /// <summary>Its outcome.</summary>
    public OutcomeKind Outcome { get; init; }

    /// <summary>When it was decided; null while open.</summary>
    public DatePoint? Decided { get; init; }

    /// <summary>The remark on the outcome, without markup; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The sources of the outcome.</summary>
    public IReadOnlyList<SourceDefinition> Evidence { get; init; } = [];

    /// <summary>The sources of the prediction.</summary>
    public IReadOnlyList<SourceDefinition> Sources { get; init; } = [];

    /// <summary>
    /// The changes of wording, Made, Due or Odds that were saved after the deadline or the decision; oldest first.
    /// </summary>
    public IReadOnlyList<LateEdit> LateEdits { get; init; } = [];

    /// <summary>How long the decision took; null while open.</summary>
    public TimeToDecision? TimeToDecision => Decided is null ? null : TimeToDecision.Between(Made, Decided);

    /// <summary>The address of its list in the article.</summary>
    public string Address => Addresses.Section(Slug, $"predictions-{List.Replace('.', '_')}");

    /// <summary>Whether it is open although the deadline has passed on a day. Computed, never typed.</summary>
    public bool IsOverdue(DateOnly day) => Outcome == OutcomeKind.Open && Due?.Last < day;

    /// <summary>
    /// The prediction as it stood at the end of a day. Null if it was certainly not made by then; open if it was not
    /// decided by then. A decision counts from the last day of its date.
    /// </summary>
    public PredictionEntry? On(DateOnly day) =>
        Point.Compare(Made, day.Point(), "") == PointOrder.After ? null
        : Decided?.Last > day ? this with { Outcome = OutcomeKind.Open, Decided = null, Note = null, Evidence = [] }
        : this;
}

/// <summary>A change of a prediction after its deadline or its decision.</summary>
/// <param name="Number">The revision of its article that made the change.</param>
/// <param name="SavedAt">When that revision was saved, UTC.</param>
/// <param name="What">What it changed: <c>wording</c>, <c>date made</c>, <c>due date</c>, <c>odds</c>.</param>
public sealed record LateEdit(int Number, DateTimeOffset SavedAt, IReadOnlyList<string> What);
