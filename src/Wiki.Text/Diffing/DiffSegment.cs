using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>A part of a diff, as a page shows it.</summary>
/// <param name="Rows">The rows of the part, never empty.</param>
public abstract record DiffSegment(ImmutableArray<DiffRow> Rows)
{
    /// <summary>Rows that differ, with no unchanged row between them.</summary>
    /// <param name="Number">The number of the change, from 1 to <see cref="TextDiff.Changes"/>.</param>
    /// <param name="Rows">The rows that differ.</param>
    public sealed record Change(int Number, ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);

    /// <summary>Unchanged rows near a change.</summary>
    /// <param name="Rows">The unchanged rows.</param>
    public sealed record Context(ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);

    /// <summary>Unchanged rows that are hidden until a reader opens them.</summary>
    /// <param name="Rows">The unchanged rows.</param>
    public sealed record Folded(ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);
}
