using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Web.Derived.Rows;

namespace Wiki.Web.Facts;

/// <summary>What one revision did to a cell.</summary>
/// <param name="Number">The revision.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Author">Who saved it; null for what ships with the program.</param>
/// <param name="Summary">Why, in the author's words; may be empty.</param>
/// <param name="Before">What the cell said; none when it was not there.</param>
/// <param name="After">What it says from then on; none when it was taken away.</param>
/// <param name="Change">What kind of change it was; null for the first statement and where it came or went.</param>
/// <param name="RenamedFrom">The labels its row and column had before; null when they stayed.</param>
public sealed record CellEntry(
    int Number, DateTimeOffset SavedAt, string? Author, string Summary,
    IReadOnlyList<Cell> Before, IReadOnlyList<Cell> After, CellChange? Change, string? RenamedFrom);

/// <summary>Everything the wiki knows of one cell.</summary>
public sealed record CellStory
{
    /// <summary>The cell as it is now, or as it last was.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Whether the published revision has it.</summary>
    public required bool IsThere { get; init; }

    /// <summary>The keys that declare to be its heirs, when it is there no longer.</summary>
    public required IReadOnlyList<(string RowKey, string ColumnKey)> Heirs { get; init; }

    /// <summary>What happened to it, newest first.</summary>
    public required IReadOnlyList<CellEntry> Entries { get; init; }

    /// <summary>
    /// The first revision that has it, when the matrix is older and no name before is declared; null otherwise.
    /// </summary>
    public required int? AppearedIn { get; init; }

    /// <summary>The rows or columns that ended when it appeared, in words.</summary>
    public required IReadOnlyList<string> GoneThen { get; init; }

    /// <summary>The same feature of the same system elsewhere, with what contradicts this cell; null for nothing.</summary>
    public required IReadOnlyList<(Fact Fact, string? Contradiction)> Elsewhere { get; init; }

    /// <summary>The sources of its article by name in lower case.</summary>
    public required IReadOnlyDictionary<string, SourceRow> Sources { get; init; }
}
