using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts;

/// <summary>Compares two lists of predictions by key.</summary>
public static class PredictionDiff
{
    private static readonly (string Column, PredictionClass Class)[] Compared =
    [
        ("Due", PredictionClass.DeadlineMoved), ("Odds", PredictionClass.OddsChanged),
        ("Prediction", PredictionClass.Reworded), ("Made", PredictionClass.Redated),
        ("Who", PredictionClass.Reattributed), ("Source", PredictionClass.Sources),
    ];

    /// <summary>Returns the differences between two lists.</summary>
    /// <exception cref="ArgumentException">One of them is broken.</exception>
    public static PredictionChanges Between(PredictionList old, PredictionList @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.IsBroken || @new.IsBroken)
        {
            throw new ArgumentException("A broken list of predictions cannot be compared.",
                old.IsBroken ? nameof(old) : nameof(@new));
        }

        var pairs = NamedRows.Pairs(
            old.Predictions.Select(it => it.Label), @new.Predictions.Select(it => it.Label));
        return new PredictionChanges
        {
            Kind = BlockKind.Predictions,
            Id = @new.Id,
            Name = @new.Id,
            OldLine = old.Line,
            NewLine = @new.Line,
            Predictions = [.. pairs.Select(Change).Where(it => !it.Differences.IsEmpty)],
        };

        PredictionChange Change((int? Old, int? New) pair)
        {
            var before = pair.Old is { } i ? old.Predictions[i] : null;
            var after = pair.New is { } j ? @new.Predictions[j] : null;
            return new PredictionChange(before, after, (before, after) switch
            {
                (null, { } it) => [new PredictionDifference(PredictionClass.Made, "", it.Label.Text)],
                ({ } it, null) => [new PredictionDifference(PredictionClass.Removed, it.Label.Text, "")],
                _ => [.. Differences(before!, after!).OrderBy(it => it.Class)],
            });
        }

        IEnumerable<PredictionDifference> Differences(Prediction before, Prediction after) => Compared
            .Append(("Outcome", Decision(before.Outcome?.Kind, after.Outcome?.Kind)))
            .Select(it => new PredictionDifference(
                it.Item2, NamedRows.Says(old, before, it.Item1), NamedRows.Says(@new, after, it.Item1)))
            .Where(it => it.Old != it.New);
    }

    // Null means an outcome that was not understood.
    private static PredictionClass Decision(OutcomeKind? before, OutcomeKind? after) => (before, after) switch
    {
        (OutcomeKind.Open, not null) => PredictionClass.Decided,
        (not null, OutcomeKind.Open) => PredictionClass.Reopened,
        ({ } a, { } b) when a != b => PredictionClass.Reversed,
        _ => PredictionClass.Amended,
    };
}
