using System.Collections.Immutable;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>The differences between two lists of predictions. The order of the rows does not matter.</summary>
public sealed record PredictionChanges : BlockChanges
{
    /// <summary>The predictions that differ: in the order of the old list, then the new ones.</summary>
    public required ImmutableArray<PredictionChange> Predictions { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => Predictions.IsEmpty;
}

/// <summary>The changes of a prediction.</summary>
/// <param name="Old">The prediction before, or null when it is new.</param>
/// <param name="New">The prediction now, or null when it is gone.</param>
/// <param name="Differences">The differences, the most important first; never empty.</param>
public sealed record PredictionChange(
    Prediction? Old, Prediction? New, ImmutableArray<PredictionDifference> Differences)
{
    /// <summary>
    /// The new prediction, or the old one when it is gone. A report shows the labels of the new side.
    /// </summary>
    public Prediction Shown => New ?? Old!;

    /// <summary>
    /// Whether the terms of the prediction differ: its text, Made, Due or Odds. After the deadline or a decision, that
    /// is an edit after the fact.
    /// </summary>
    public bool ChangesTerms => Differences.Any(it => it.Class is PredictionClass.Reworded
        or PredictionClass.Redated or PredictionClass.DeadlineMoved or PredictionClass.OddsChanged);
}

/// <summary>One difference between two texts of a prediction.</summary>
/// <param name="Class">The kind of difference.</param>
/// <param name="Old">The old content; empty when there was none.</param>
/// <param name="New">The new content; empty when there is none.</param>
public sealed record PredictionDifference(PredictionClass Class, string Old, string New);
