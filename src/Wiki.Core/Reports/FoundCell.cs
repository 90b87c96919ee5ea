namespace Wiki.Core.Reports;

/// <summary>A cell that a report lists, before its names are looked up.</summary>
internal sealed record FoundCell
{
    public required long ArticleId { get; init; }

    public required string Matrix { get; init; }

    public required string RowKey { get; init; }

    public required string ColumnKey { get; init; }

    /// <summary>The place of the listed claim in its cell, from 0; null for the whole cell.</summary>
    public int? N { get; init; }

    /// <summary>The day by which the list is sorted; null when it has none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What is wrong, when the query found that too; else null.</summary>
    public string? Why { get; init; }

    /// <summary>The cell it disagrees with; null for none.</summary>
    public FoundCell? Other { get; init; }
}

/// <summary>A point of time in a claim that puts it on a report; only code outside SQL can decide that.</summary>
internal sealed record JudgedPoint
{
    public required string Line { get; init; }

    public required string Point { get; init; }

    public DateOnly? Day { get; init; }
}

/// <summary>Such a point as a row of a table that a query sends; its key is the line, a blank and the point.</summary>
internal sealed record JudgedRow
{
    public required string Key { get; init; }

    public DateOnly? Day { get; init; }
}

/// <summary>The key of a cell, as a row of a table that a query sends.</summary>
internal sealed record AskedCell
{
    public required long ArticleId { get; init; }

    public required string Matrix { get; init; }

    public required string RowKey { get; init; }

    public required string ColumnKey { get; init; }

    /// <summary>Its place in the order asked for, from 1.</summary>
    public required long Place { get; init; }
}
