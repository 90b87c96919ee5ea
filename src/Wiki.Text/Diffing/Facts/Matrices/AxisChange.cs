using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>A change of a column, group or row.</summary>
/// <param name="Axis">Whether it is a column, group or row.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="Old">The entries before: none when added, several when merged.</param>
/// <param name="New">The entries now: none when removed, several when split.</param>
public sealed record AxisChange(
    Axis Axis, AxisChangeKind Kind, ImmutableArray<AxisEntry> Old, ImmutableArray<AxisEntry> New)
{
    /// <summary>
    /// The cells of an added or removed row or column. A cell where an added row and an added column cross belongs to
    /// the row. Empty for every other kind.
    /// </summary>
    public ImmutableArray<CellAt> Cells { get; init; } = [];

    /// <summary>Whether readers see the change.</summary>
    public bool IsShown => Kind != AxisChangeKind.Redeclared;

    /// <summary>The line in the old article, or null when it was not there.</summary>
    public int? OldLine => Old.IsEmpty ? null : Old[0].Line;

    /// <summary>The line in the new article, or null when it is gone.</summary>
    public int? NewLine => New.IsEmpty ? null : New[0].Line;

    /// <summary>The change that undoes this one.</summary>
    public AxisChange Inverse() => this with { Kind = Kind.Inverse(Old.Length, New.Length), Old = New, New = Old };
}

/// <summary>A column, group or row of one side of a comparison.</summary>
/// <param name="Label">Its name, key and earlier keys.</param>
/// <param name="Line">Its line in the article; for a column, the line of the header.</param>
/// <param name="Index">Its place on its axis, from 0.</param>
/// <param name="Group">The group of a row. Null above the first heading, and for columns and groups.</param>
/// <param name="Place">Its place in its group, from 0. For columns and groups the same as the index.</param>
public sealed record AxisEntry(Label Label, int Line, int Index, Label? Group, int Place);
