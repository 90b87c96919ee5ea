namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>The hints that need more than one cell: W205 and W206.</summary>
internal static class RowHints
{
    /// <summary>Returns W206, or null when the row is fine.</summary>
    internal static Problem? MixedClaims(Row row)
    {
        var (hasLevel, hasValue) = (false, false);
        foreach (var cell in row.Cells)
        {
            foreach (var statement in cell.Statements)
            {
                hasLevel |= statement.Level is Level.Yes or Level.Partial or Level.No or Level.Planned;
                hasValue |= statement.Value is not null;
            }
        }

        return hasLevel && hasValue
            ? new Problem("W206", Severity.Hint, row.Line, 1, $"Row \"{Quoted.Short(row.Label.Text)}\" has levels "
                + "and plain values. Split it into a row of levels and a row of values.")
            : null;
    }

    /// <summary>Returns W205 for each cell that states more than the cell of the feature it is part of.</summary>
    internal static IEnumerable<Problem> StrongerThanParent(Matrix matrix)
    {
        var rows = matrix.Rows.ToDictionary(row => row.Label.Key);
        foreach (var child in matrix.Rows)
        {
            if (child.Label.Parent is not { } key || !rows.TryGetValue(key, out var parent))
            {
                continue;
            }

            for (var i = 0; i < child.Cells.Length; i++)
            {
                if (Strongest(child.Cells[i]) is { } level && Strongest(parent.Cells[i]) is { } parentLevel
                    && Strength(level) > Strength(parentLevel))
                {
                    yield return new Problem("W205", Severity.Hint, child.Line, child.Cells[i].Column,
                        $"\"{Quoted.Short(child.Label.Text)}\" is \"{level.Word()}\" for "
                        + $"{Quoted.Short(matrix.Columns[i].Label.Text)}, but \"{Quoted.Short(parent.Label.Text)}\", "
                        + $"which it is part of, is \"{parentLevel.Word()}\". Correct one of them.");
                }
            }
        }
    }

    private static Level? Strongest(Cell cell)
    {
        var levels = cell.Statements.Where(s => s.End is null && s.Level is { } level && Strength(level) > 0);
        return levels.MaxBy(statement => Strength(statement.Level!.Value))?.Level;
    }

    private static int Strength(Level level) => level switch
    {
        Level.Yes => 4,
        Level.Partial => 3,
        Level.Planned => 2,
        Level.No => 1,
        _ => 0,
    };
}
