using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// A row of a structured block or of another table that both sides changed. What only one side changed is in the lines of both sides
/// already; only the cells here are to decide. When one side removed the row, the whole row is to decide.
/// </summary>
public sealed record RowConflict
{
    /// <summary>The kind of the block; null for a table without a marker.</summary>
    public BlockKind? Kind { get; init; }

    /// <summary>The id of the block; for a table without a marker, the heading above it, which may be empty.</summary>
    public string Block { get; init; } = "";

    /// <summary>The name of the row as readers see it; for the header, words that say so.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The cells that say different things, in the order of the columns. Of a row that one side removed, those that the
    /// other side changed; none when it only moved the row.
    /// </summary>
    public required ImmutableArray<CellConflict> Cells { get; init; }

    /// <summary>The side that removed the row; null when both have it.</summary>
    public RegionChoice? RemovedBy { get; init; }

    /// <summary>Returns the line with a choice for each cell. All other cells keep what was typed.</summary>
    /// <param name="conflict">The conflict of this row. Both sides must have the row.</param>
    /// <param name="chosen">One choice for each of <see cref="Cells"/>: theirs, mine or a text of the editor.</param>
    public static string Text(MergeRegion.Conflict conflict, IReadOnlyList<ChosenRegion> chosen)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(chosen);
        if (conflict.Row is not { RemovedBy: null } row || row.Cells.Length != chosen.Count)
        {
            throw new ArgumentException("There must be one choice for each cell of the row.", nameof(chosen));
        }

        var theirs = TypedLine.Of(Lines.Shown(conflict.Theirs));
        var mine = TypedLine.Of(Lines.Shown(conflict.Mine));
        var cells = theirs.Cells.ToArray();
        foreach (var (cell, choice) in row.Cells.Zip(chosen))
        {
            cells[cell.Place] = choice.Choice switch
            {
                RegionChoice.Theirs => cells[cell.Place],
                RegionChoice.Mine => mine.Cells[cell.Place],
                RegionChoice.Own => Typed(choice.Own),
                _ => throw new ArgumentException("Two texts do not fit into one cell.", nameof(chosen)),
            };
        }

        return TypedLine.Print(theirs.Head, cells, theirs.Tail);
    }

    /// <summary>The text of a cell as an editor types it in a field: trimmed, with bars instead of <c>\|</c>.</summary>
    internal static string Shown(string typed) =>
        typed.Trim(' ', '\t').Replace("\\|", "|", StringComparison.Ordinal);

    // Whatever is in the field becomes one cell: it has no line ends and no bar that would end it.
    private static string Typed(string own)
    {
        var line = string.Join(' ', own.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var text = Shown(line).Replace("|", "\\|", StringComparison.Ordinal);
        return text.Length == 0 ? " " : $" {text} ";
    }
}

/// <summary>A cell to which the sides gave different contents. A bar stands for <c>\|</c> in its texts.</summary>
/// <param name="Place">Its place in the line, from 0.</param>
/// <param name="Base">What it was; empty if it did not exist.</param>
/// <param name="Mine">What my side says; empty if my side removed the row.</param>
/// <param name="Theirs">What their side says; empty if their side removed the row.</param>
public sealed record CellConflict(int Place, string Base, string Mine, string Theirs)
{
    /// <summary>The name of its column as readers see it.</summary>
    public string Column { get; init; } = "";
}
