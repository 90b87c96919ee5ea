using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>What became of a prediction.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Decided">When it was decided; null only while it is open.</param>
/// <param name="Note">A remark as inline Markdown; null when there is none.</param>
/// <param name="Sources">The sources of the verdict, in the order typed.</param>
public sealed record Outcome(OutcomeKind Kind, DatePoint? Decided, string? Note, ImmutableArray<Citation> Sources)
{
    /// <summary>The one spelling of this outcome.</summary>
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
