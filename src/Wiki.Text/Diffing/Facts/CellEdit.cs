using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// A cell that says something else than before. Where its row or column was split or merged, all cells it came from
/// and all its heirs.
/// </summary>
/// <param name="Old">What was said, at least one cell.</param>
/// <param name="New">What is said, at least one cell.</param>
public sealed record CellEdit(ImmutableArray<CellAt> Old, ImmutableArray<CellAt> New)
{
    /// <summary>
    /// What readers are told: of each heir that differs from a cell it came from, all those cells. None where only the
    /// order of equal statements differs.
    /// </summary>
    public IEnumerable<CellComparison> Comparisons => New
        .Select(heir => new CellComparison(Old, heir,
        [
            .. Old.SelectMany(source => CellClasses.Between(source.Cell, heir.Cell)).Distinct().Order(),
        ]))
        .Where(comparison => !comparison.Classes.IsEmpty);

    /// <summary>The edit that takes this one back.</summary>
    public CellEdit Inverse() => new(New, Old);
}

/// <summary>A cell beside what it came from.</summary>
/// <param name="Old">The cells it came from: one, or after a merge several, those that say the same too.</param>
/// <param name="New">The cell now.</param>
/// <param name="Classes">What differs, the most important first; never empty.</param>
public sealed record CellComparison(ImmutableArray<CellAt> Old, CellAt New, ImmutableArray<CellClass> Classes)
{
    /// <summary>The most important class: it names the change.</summary>
    public CellClass Class => Classes[0];
}
