using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;

namespace Wiki.Core.Facts;

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

    /// <summary>The state of a cell, from its stored columns.</summary>
    /// <param name="status">Whether it states something, is empty, or was not understood.</param>
    /// <param name="level">The level of its first statement; null for a value.</param>
    /// <param name="hasEnded">Whether that statement says when it stopped holding.</param>
    public static CellState StateOf(CellStatus status, Level? level, bool hasEnded) => status switch
    {
        CellStatus.Empty => CellState.Empty,
        CellStatus.Invalid => CellState.Invalid,
        _ => CellStates.Today(level, hasEnded),
    };
}
