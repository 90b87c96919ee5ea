using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>The outcome of a prediction.</summary>
/// <param name="Kind">The kind of outcome.</param>
/// <param name="Decided">The date of the decision; null only while the prediction is open.</param>
/// <param name="Note">A note as inline Markdown, or null when there is none.</param>
/// <param name="Sources">The sources of the outcome, in the order typed.</param>
public sealed record Outcome(OutcomeKind Kind, DatePoint? Decided, string? Note, ImmutableArray<Citation> Sources)
{
    /// <summary>The canonical text of the outcome.</summary>
    public string Canonical
    {
        get
        {
            var decided = Decided is null ? "" : $" {Decided}";
            var note = Note is null ? "" : " " + NoteText.Print(Note);
            var sources = string.Concat(Sources.Select(source => source.Text));
            return Kind.Word() + decided + note + (sources.Length == 0 ? "" : " " + sources);
        }
    }
}

/// <summary>The kinds of outcome.</summary>
public enum OutcomeKind
{
    /// <summary>Not decided yet.</summary>
    [Word("open")]
    Open,

    /// <summary>It came true.</summary>
    [Word("yes")]
    Yes,

    /// <summary>It did not come true.</summary>
    [Word("no")]
    No,

    /// <summary>It came true in part.</summary>
    [Word("partly")]
    Partly,

    /// <summary>It can no longer be decided.</summary>
    [Word("void")]
    Void,

    /// <summary>People disagree on whether it came true.</summary>
    [Word("disputed")]
    Disputed,
}
