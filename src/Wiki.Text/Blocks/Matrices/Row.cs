using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>A row of a matrix: one feature.</summary>
/// <param name="Label">Its name and key.</param>
/// <param name="Line">Its line in the article.</param>
/// <param name="Group">The group heading above the row, or null above the first heading.</param>
/// <param name="Cells">One cell for each column of the matrix, in the same order.</param>
public sealed record Row(Label Label, int Line, Group? Group, ImmutableArray<Cell> Cells)
{
    // Returns the same row when nothing is missing, which is the usual case.
    internal Row WithSources(Func<string, bool> isDefined)
    {
        ImmutableArray<Cell>.Builder? cells = null;
        for (var i = 0; i < Cells.Length; i++)
        {
            var cell = Cells[i].WithSources(isDefined);
            if (cell != Cells[i])
            {
                cells ??= Cells.ToBuilder();
                cells[i] = cell;
            }
        }

        return cells is null ? this : this with { Cells = cells.MoveToImmutable() };
    }
}

/// <summary>A group heading between rows.</summary>
/// <param name="Label">Its name and key. The keys of groups are independent of those of rows.</param>
/// <param name="Line">Its line in the article.</param>
public sealed record Group(Label Label, int Line);
