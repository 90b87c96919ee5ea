using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Facts;

/// <summary>A change of a column, group or row.</summary>
/// <param name="Axis">Which of them.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Old">What stood there before: none when added, several when merged.</param>
/// <param name="New">What stands there now: none when removed, several when split.</param>
public sealed record AxisChange(
    Axis Axis, AxisChangeKind Kind, ImmutableArray<AxisEntry> Old, ImmutableArray<AxisEntry> New)
{
    /// <summary>
    /// The cells that came or went with what was added or removed; where an added row and an added column cross, the
    /// cell is the row's. Empty for every other kind.
    /// </summary>
    public ImmutableArray<CellAt> Cells { get; init; } = [];

    /// <summary>Whether readers are told of it.</summary>
    public bool IsShown => Kind != AxisChangeKind.Redeclared;

    /// <summary>The line in the old article; null when it was not there.</summary>
    public int? OldLine => Old.IsEmpty ? null : Old[0].Line;

    /// <summary>The line in the new article; null when it is gone.</summary>
    public int? NewLine => New.IsEmpty ? null : New[0].Line;

    /// <summary>The change that takes this one back.</summary>
    public AxisChange Inverse() => this with { Kind = Kind.Inverse(Old.Length, New.Length), Old = New, New = Old };
}
