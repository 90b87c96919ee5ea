using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>One row of a list of predictions. Predictions are compared by identity.</summary>
public sealed class Prediction
{
    /// <summary>The text of the prediction and its key.</summary>
    public required Label Label { get; init; }

    /// <summary>The line of the prediction in the article.</summary>
    public required int Line { get; init; }

    /// <summary>Who made the prediction, as typed; null when not given.</summary>
    public string? Who { get; init; }

    /// <summary>The date of the prediction; null when the cell was not understood.</summary>
    public DatePoint? Made { get; init; }

    /// <summary>The deadline; null when not given or not understood.</summary>
    public DatePoint? Due { get; init; }

    /// <summary>The probability that the forecaster gave, in per cent; null when not given or not understood.</summary>
    public decimal? Odds { get; init; }

    /// <summary>The outcome; null when the cell was not understood.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The sources of the prediction, in the order typed.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>The cells as typed, in the order of the list's columns.</summary>
    public required ImmutableArray<string> Cells { get; init; }

    /// <summary>The mistakes and hints. Columns count in the trimmed cell.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>
    /// Whether the prediction was understood and counts as data. A mistake in the Source cell leaves it valid.
    /// </summary>
    public bool IsValid { get; init; } = true;

    internal Prediction WithSources(Func<string, bool> isDefined)
    {
        var ofOutcome = Citation.Undefined(Outcome?.Sources ?? [], Line, isDefined).ToList();
        return new Prediction
        {
            Label = Label,
            Line = Line,
            Who = Who,
            Made = Made,
            Due = Due,
            Odds = Odds,
            Outcome = Outcome,
            Sources = Sources,
            Cells = Cells,
            Problems = [.. Problems, .. ofOutcome, .. Citation.Undefined(Sources, Line, isDefined)],
            IsValid = IsValid && ofOutcome.Count == 0,
        };
    }
}
