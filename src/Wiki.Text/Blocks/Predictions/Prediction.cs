using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>One row of a list of predictions. Predictions are compared by identity.</summary>
public sealed class Prediction
{
    /// <summary>The wording and its key.</summary>
    public required Label Label { get; init; }

    /// <summary>Its line in the article.</summary>
    public required int Line { get; init; }

    /// <summary>Who made it, as typed; null when not given.</summary>
    public string? Who { get; init; }

    /// <summary>When it was made; null when the cell was not understood.</summary>
    public DatePoint? Made { get; init; }

    /// <summary>The deadline; null when not given or not understood.</summary>
    public DatePoint? Due { get; init; }

    /// <summary>The chance its author gave it, in per cent; null when not given or not understood.</summary>
    public decimal? Odds { get; init; }

    /// <summary>What became of it; null when the cell was not understood.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Where it was said, in the order typed.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>Its cells as typed, in the order of the list's columns.</summary>
    public required ImmutableArray<string> Cells { get; init; }

    /// <summary>What is wrong or could be better; columns count in the trimmed cell.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Understood, and data. A bad Source cell alone leaves the prediction valid.</summary>
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
