using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>Merges the cells of one line, each cell separately.</summary>
internal static class RowMerge
{
    /// <summary>Returns the merged line, or the conflict of its cells.</summary>
    /// <param name="base">The line of the base, or null when it has none.</param>
    /// <param name="mine">The line of one side, or null when it has none.</param>
    /// <param name="theirs">
    /// The line of the other side, or null when it has none. One of the two sides must have a line.
    /// </param>
    /// <param name="columns">
    /// The merged columns, each with its place in the three tables; -1 when a table lacks it.
    /// </param>
    /// <param name="name">
    /// The merged place of a name that is to decide when only one side changed it and the other changed the row: nobody
    /// can tell whether it is still the same row. -1 when keys tell.
    /// </param>
    public static MergeRegion Merge(
        KeyedRow? @base, KeyedRow? mine, KeyedRow? theirs,
        IReadOnlyList<(int Base, int Mine, int Theirs)> columns, int name = -1)
    {
        name = name >= 0 && IsNameInDoubt(@base, mine, theirs, columns, name) ? name : -1;
        var (myCells, theirCells) = (new List<string>(), new List<string>());
        var open = ImmutableArray.CreateBuilder<CellConflict>();
        foreach (var column in columns)
        {
            var (was, my, their) =
                (At(@base, column.Base), At(mine, column.Mine), At(theirs, column.Theirs));
            var cell = myCells.Count == name ? null
                : my is { } a && their is { } b ? Merge(was, a, b)
                : my ?? their ?? TypedCell.Missing;
            if (cell is null)
            {
                open.Add(ConflictOf(myCells.Count, was, my, their));
            }

            myCells.Add((cell ?? my!.Value).Typed);
            theirCells.Add((cell ?? their!.Value).Typed);
        }

        var head = mine is null ? theirs!.Head
            : theirs is null ? mine.Head
            : Formatting(@base?.Head, mine.Head, theirs.Head);
        var tail = mine is null ? theirs!.Tail
            : theirs is null ? mine.Tail
            : Formatting(@base?.Tail, mine.Tail, theirs.Tail);
        var line = (Typed(mine, myCells, head, tail), Typed(theirs, myCells, head, tail)) switch
        {
            ({ } my, { } their) => Formatting(@base?.Line, my, their),
            var (my, their) => my ?? their ?? TypedLine.Print(head, myCells, tail),
        };
        return open.Count == 0
            ? Region(line, @base?.Line, mine?.Line, theirs?.Line)
            : new MergeRegion.Conflict(@base?.Line ?? "", TypedLine.Print(head, myCells, tail),
                TypedLine.Print(head, theirCells, tail))
            {
                Row = new RowConflict { Cells = open.ToImmutable() },
            };
    }

    // The line of a side when it says exactly this. A row of a plain table may lack cells at its end.
    private static string? Typed(KeyedRow? side, List<string> cells, string head, string tail) =>
        side is not null && side.Head == head && side.Tail == tail
            && side.Cells.Select(cell => cell.Typed).SequenceEqual(cells) ? side.Line : null;

    private static bool IsNameInDoubt(KeyedRow? @base, KeyedRow? mine, KeyedRow? theirs,
        IReadOnlyList<(int Base, int Mine, int Theirs)> columns, int name)
    {
        if (@base is null || mine is null || theirs is null)
        {
            return false;
        }

        var was = At(@base, columns[name].Base)?.Says;
        var (my, their) = (At(mine, columns[name].Mine)?.Says, At(theirs, columns[name].Theirs)?.Says);
        return my != was && their == was && columns.Any(column => Differs(theirs, column.Theirs, column.Base))
            || their != was && my == was && columns.Any(column => Differs(mine, column.Mine, column.Base));

        bool Differs(KeyedRow side, int place, int old) =>
            At(side, place) is { } cell && cell.Says != (At(@base, old)?.Says ?? "");
    }

    /// <summary>Returns the conflict of a row that one side removed and the other edited or moved.</summary>
    /// <param name="base">The line of the base.</param>
    /// <param name="kept">The line of the side that edited it.</param>
    /// <param name="isMine">Whether that is my side.</param>
    /// <param name="columns">The merged columns, as for the other merge.</param>
    public static MergeRegion.Conflict Removed(
        KeyedRow @base, KeyedRow kept, bool isMine, IReadOnlyList<(int Base, int Mine, int Theirs)> columns)
    {
        var cells = columns.Select(column => At(kept, isMine ? column.Mine : column.Theirs) ?? TypedCell.Missing)
            .ToList();
        var typed = cells.ConvertAll(cell => cell.Typed);
        var line = Typed(kept, typed, kept.Head, kept.Tail) ?? TypedLine.Print(kept.Head, typed, kept.Tail);
        var edited = cells.Select((cell, i) => (Cell: cell, Was: At(@base, columns[i].Base), Place: i))
            .Where(it => it.Cell.Says != (it.Was?.Says ?? ""))
            .Select(it => isMine
                ? ConflictOf(it.Place, it.Was, it.Cell, null)
                : ConflictOf(it.Place, it.Was, null, it.Cell));
        return new MergeRegion.Conflict(@base.Line, isMine ? line : "", isMine ? "" : line)
        {
            Row = new RowConflict
            {
                Cells = [.. edited],
                RemovedBy = isMine ? RegionChoice.Theirs : RegionChoice.Mine,
            },
        };
    }

    /// <summary>
    /// Returns the text of a side if only that side changed it. Otherwise returns a text that is the same from either
    /// side.
    /// </summary>
    public static string Formatting(string? @base, string mine, string theirs) =>
        mine == @base ? theirs
        : theirs == @base ? mine
        : (mine.Length, string.CompareOrdinal(mine, theirs)).CompareTo((theirs.Length, 0)) <= 0 ? mine
        : theirs;

    /// <summary>Returns a line as a region, by who changed it.</summary>
    public static MergeRegion Region(string line, string? @base, string? mine, string? theirs) =>
        mine == theirs && line == mine ? new MergeRegion.Agreed(line)
        : line == mine && theirs == @base ? new MergeRegion.OnlyMine(line)
        : line == theirs && mine == @base ? new MergeRegion.OnlyTheirs(line)
        : new MergeRegion.Combined(line);

    // Null when both sides say something new and different. Blanks and spelling do not change the content.
    private static TypedCell? Merge(TypedCell? @base, TypedCell mine, TypedCell theirs)
    {
        var was = @base?.Says ?? "";
        var (iChanged, theyChanged) = (mine.Says != was, theirs.Says != was);
        return iChanged && theyChanged && mine.Says != theirs.Says ? null
            : iChanged && !theyChanged ? mine
            : theyChanged && !iChanged ? theirs
            : new TypedCell(Formatting(@base?.Typed, mine.Typed, theirs.Typed), mine.Says);
    }

    private static CellConflict ConflictOf(int place, TypedCell? @base, TypedCell? mine, TypedCell? theirs)
    {
        static string Shown(TypedCell? cell) => RowConflict.Shown(cell?.Typed ?? "");
        return new CellConflict(place, Shown(@base), Shown(mine), Shown(theirs));
    }

    private static TypedCell? At(KeyedRow? row, int column) =>
        row is null || column < 0 ? null : row.Cells[column];
}
