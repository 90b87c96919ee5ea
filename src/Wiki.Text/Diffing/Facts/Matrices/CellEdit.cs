using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// A cell with new content. When its row or column was split or merged, it has all old and all new cells.
/// </summary>
/// <param name="Old">The old cells, at least one.</param>
/// <param name="New">The new cells, at least one.</param>
public sealed record CellEdit(ImmutableArray<CellAt> Old, ImmutableArray<CellAt> New)
{
    /// <summary>
    /// The comparisons for readers: each new cell that differs from one of its old cells, beside all of them. None when
    /// only the order of equal statements differs.
    /// </summary>
    public IEnumerable<CellComparison> Comparisons => New
        .Select(heir => new CellComparison(Old, heir, ClassesOf(heir)))
        .Where(comparison => !comparison.Classes.IsEmpty);

    /// <summary>The edit that undoes this one.</summary>
    public CellEdit Inverse() => new(New, Old);

    private ImmutableArray<CellClass> ClassesOf(CellAt heir) => Old is [var only]
        ? CellClasses.Between(only.Cell, heir.Cell)
        : Old.Any(source => !CellClasses.Between(source.Cell, heir.Cell).IsEmpty) ? [CellClass.Merged] : [];
}

/// <summary>A new cell beside its old cells.</summary>
/// <param name="Old">The old cells: one, or several after a merge, including those that say the same.</param>
/// <param name="New">The new cell.</param>
/// <param name="Classes">The kinds of difference, the most important first; never empty.</param>
public sealed record CellComparison(ImmutableArray<CellAt> Old, CellAt New, ImmutableArray<CellClass> Classes)
{
    /// <summary>The most important kind of difference, which names the change.</summary>
    public CellClass Class => Classes[0];

    /// <summary>
    /// What tells an old cell apart from the other old cells: its column or its row, or both after both were merged.
    /// </summary>
    public string NameOf(CellAt old)
    {
        ArgumentNullException.ThrowIfNull(old);
        return Old.All(it => it.Row.Key == old.Row.Key) ? old.Column.Text
            : Old.All(it => it.Column.Key == old.Column.Key) ? old.Row.Text
            : $"{old.Row.Text} × {old.Column.Text}";
    }
}

/// <summary>A cell of one side of a comparison, with the labels that identify it.</summary>
/// <param name="Row">The label of its row.</param>
/// <param name="Column">The label of its column.</param>
/// <param name="Cell">Its content and its line.</param>
public sealed record CellAt(Label Row, Label Column, Cell Cell);
