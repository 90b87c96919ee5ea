using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Web.Derived.Rows;

namespace Wiki.Web.Facts;

/// <summary>What one revision did to a cell.</summary>
/// <param name="Number">The revision.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Author">Who saved it; null for what ships with the program.</param>
/// <param name="Summary">The revision's summary; may be empty.</param>
/// <param name="Before">What the cell said; empty when there was no such cell.</param>
/// <param name="After">What it says from then on; empty when it was removed.</param>
/// <param name="Change">What kind of change it was; null when the cell was added, removed, merged or split.</param>
/// <param name="RenamedFrom">The labels that its row and column had before; null when they stayed the same.</param>
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

    /// <summary>The keys of cells that declare this one as their earlier name; empty while it is there.</summary>
    public required IReadOnlyList<(string RowKey, string ColumnKey)> Heirs { get; init; }

    /// <summary>What happened to it, newest first.</summary>
    public required IReadOnlyList<CellEntry> Entries { get; init; }

    /// <summary>
    /// The first revision that has it, when the matrix is older and no earlier name is declared; null otherwise.
    /// </summary>
    public required int? AppearedIn { get; init; }

    /// <summary>The rows or columns that ended when it appeared, in words.</summary>
    public required IReadOnlyList<string> GoneThen { get; init; }

    /// <summary>
    /// The same feature of the same system in other matrices, each with how it disagrees with this cell; null when it
    /// does not.
    /// </summary>
    public required IReadOnlyList<(Fact Fact, string? Contradiction)> Elsewhere { get; init; }

    /// <summary>The sources of its article by name in lower case.</summary>
    public required IReadOnlyDictionary<string, SourceRow> Sources { get; init; }
}
