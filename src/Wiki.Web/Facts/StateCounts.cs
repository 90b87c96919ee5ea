using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Web.Derived.Blocks;

namespace Wiki.Web.Facts;

/// <summary>How many cells of a system are in which state, over all articles.</summary>
/// <param name="Key">The key of its columns.</param>
/// <param name="Label">What most matrices call it.</param>
/// <param name="States">The states there are, in their order, each with the number of its cells.</param>
public sealed record StateCounts(string Key, string Label, IReadOnlyList<(CellState State, int Cells)> States)
{
    /// <summary>All its cells.</summary>
    public int Cells => States.Sum(it => it.Cells);

    /// <summary>The counts as readers see them.</summary>
    public string Words => string.Join(" · ", States.Select(it => $"{it.Cells:N0} {it.State.Name()}"));

    /// <summary>The state of a cell, from what is stored of it.</summary>
    /// <param name="status">One of the statuses of a cell.</param>
    /// <param name="level">The word of the level of its first statement; null for a value.</param>
    public static CellState StateOf(string status, string? level) => status switch
    {
        CellRow.Empty => CellState.Empty,
        CellRow.Invalid => CellState.Invalid,
        _ => level is null ? CellState.Value : CellStates.Read(level) ?? CellState.Invalid,
    };
}
