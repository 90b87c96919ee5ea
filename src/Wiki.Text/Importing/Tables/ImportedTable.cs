using System.Collections.Immutable;

namespace Wiki.Text.Importing.Tables;

/// <summary>
/// A table from somewhere else: a rectangle of texts, each on one line and trimmed. Reading never fails: when there is
/// no usable table, it has no rows and <see cref="Refusal"/> says why.
/// </summary>
public sealed record ImportedTable
{
    /// <summary>The largest text or file, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The largest number of rows, with the header.</summary>
    public const int MostRows = 2000;

    /// <summary>The largest number of columns.</summary>
    public const int MostColumns = 200;

    /// <summary>The rows; all have the same number of cells.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; init; } = [];

    /// <summary>The caption of the table; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The sentence about a text with several tables.</summary>
    internal const string OnlyFirst =
        "There is more than one table. Only the first was read: import the others one by one.";

    /// <summary>No sources.</summary>
    internal static readonly ImmutableDictionary<string, string> NoSources =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence about a table with too many columns.</summary>
    internal static readonly string TooWide = $"This table has more than {MostColumns} columns. "
        + "Delete the columns that you do not need, or import it in parts.";

    /// <summary>The sources that came with the table, by the names with which its cells cite them.</summary>
    public ImmutableDictionary<string, string> Sources { get; init; } = NoSources;

    /// <summary>The kind it was read as.</summary>
    public TableKind Kind { get; init; }

    /// <summary>One sentence for each thing that was not understood, left out or added.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The sentence that says why there is no table; null when there is one.</summary>
    public string? Refusal { get; init; }

    /// <summary>The number of columns.</summary>
    public int Width => Rows.IsEmpty ? 0 : Rows[0].Length;

    /// <summary>A table that was not read.</summary>
    internal static ImportedTable Refused(TableKind kind, string why, IEnumerable<string>? remarks = null) =>
        new() { Kind = kind, Refusal = why, Remarks = [.. remarks ?? []] };

    /// <summary>Why a table with this many bytes is not read; null when it may be.</summary>
    /// <param name="bytes">The length in bytes.</param>
    public static string? TooLarge(long bytes) => bytes <= MostBytes ? null
        : $"This has more than {MostBytes / 1024 / 1024} MB. Delete the rows and columns that you do not need, "
            + "or import it in parts.";
}
