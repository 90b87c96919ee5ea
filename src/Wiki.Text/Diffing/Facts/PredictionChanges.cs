using System.Collections.Immutable;
using Wiki.Text.Blocks.Predictions;

namespace Wiki.Text.Diffing.Facts;

/// <summary>What differs between two lists of predictions. The order of rows is no difference.</summary>
public sealed record PredictionChanges : BlockChanges
{
    /// <summary>The predictions that differ: in the order of the old list, then those that are new.</summary>
    public required ImmutableArray<PredictionChange> Predictions { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => Predictions.IsEmpty;
}

/// <summary>What happened to a prediction.</summary>
/// <param name="Old">The prediction before; null when it is new.</param>
/// <param name="New">The prediction now; null when it is gone.</param>
/// <param name="Differences">What differs, the most important first; never empty.</param>
public sealed record PredictionChange(
    Prediction? Old, Prediction? New, ImmutableArray<PredictionDifference> Differences)
{
    /// <summary>The prediction where it is, else where it was: a report has the labels of the new side.</summary>
    public Prediction Shown => New ?? Old!;

    /// <summary>
    /// Whether what was predicted is told otherwise: its words, Made, Due or Odds. After the deadline or a decision
    /// that is an edit after the fact.
    /// </summary>
    public bool ChangesTerms => Differences.Any(it => it.Class is PredictionClass.Reworded
        or PredictionClass.Redated or PredictionClass.DeadlineMoved or PredictionClass.OddsChanged);
}

/// <summary>One thing that differs between two texts of a prediction.</summary>
/// <param name="Class">What it is.</param>
/// <param name="Old">What was said; empty where nothing was.</param>
/// <param name="New">What is said; empty where nothing is.</param>
public sealed record PredictionDifference(PredictionClass Class, string Old, string New);
