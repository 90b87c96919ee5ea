using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Links;

namespace Wiki.Core.Reports;

/// <summary>A cell, or one of its claims, that a report lists.</summary>
public sealed record ReportItem
{
    /// <summary>The address of its article.</summary>
    public required string Slug { get; init; }

    /// <summary>The title of its article.</summary>
    public required string Article { get; init; }

    /// <summary>The id of its matrix.</summary>
    public required string Matrix { get; init; }

    /// <summary>The name of its matrix.</summary>
    public required string MatrixName { get; init; }

    /// <summary>The key of its row.</summary>
    public required string RowKey { get; init; }

    /// <summary>The label of its row.</summary>
    public required string RowLabel { get; init; }

    /// <summary>The key of its column.</summary>
    public required string ColumnKey { get; init; }

    /// <summary>The label of its column.</summary>
    public required string ColumnLabel { get; init; }

    /// <summary>The listed claim, or everything that the cell says.</summary>
    public required Cell Says { get; init; }

    /// <summary>Why it is listed.</summary>
    public required string Why { get; init; }

    /// <summary>The day it is listed for; null when it has none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The article and the address of the cell that it disagrees with; null for none.</summary>
    public (string Article, string Address)? Other { get; init; }

    /// <summary>The address of the cell's own page.</summary>
    public string Address => Addresses.Cell(Slug, Matrix, RowKey, ColumnKey);

    /// <summary>The address of the form for the cell.</summary>
    public string EditAddress => Addresses.EditCell(Slug, Matrix, RowKey, ColumnKey);
}
