using System.Text.Json.Serialization;
using Wiki.Text.Rendering;

namespace Wiki.Core.Exchange;

/// <summary>
/// Matrices as data: <c>/schemas/matrices-1.json</c> describes it. Names are those of the derived tables.
/// </summary>
/// <param name="At">The date of “as things stood on”; null for none.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="Licence">The licence, an SPDX identifier.</param>
/// <param name="Matrices">The matrices.</param>
public sealed record MatricesData(
    string? At, string? Known, string Licence, IReadOnlyList<MatrixData> Matrices)
{
    /// <summary>The address of the schema on this site.</summary>
    public const string SchemaAddress = "/schemas/matrices-1.json";

    /// <summary>Which schema it follows.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema => SchemaAddress;
}

/// <summary>A matrix of one revision, or the part of it that a view shows.</summary>
public sealed record MatrixData(
    string Article, string Title, int Revision, DateTimeOffset SavedAt, string Id, string Name,
    AxesData Axes, IReadOnlyList<RowData> Rows, IReadOnlyDictionary<string, SourceData> Sources);

/// <summary>The axes of a matrix.</summary>
public sealed record AxesData(
    IReadOnlyList<ColumnData> Columns, IReadOnlyList<GroupData> Groups, IReadOnlyList<RowKeyData> Rows);

/// <summary>A column.</summary>
public sealed record ColumnData(string Key, string Label, string VersionLine, IReadOnlyList<string> Was);

/// <summary>A group heading.</summary>
public sealed record GroupData(string Key, string Label, IReadOnlyList<string> Was);

/// <summary>A row heading.</summary>
public sealed record RowKeyData(
    string Key, string Label, string? Group, string? Parent, IReadOnlyList<string> Was);

/// <summary>The cells of a row.</summary>
public sealed record RowData(string Key, IReadOnlyList<CellData> Cells);

/// <summary>A source.</summary>
public sealed record SourceData(string Text, string? Address)
{
    /// <summary>The sources of something, in their order.</summary>
    public static IReadOnlyList<SourceData> Of(IEnumerable<SourceDefinition> sources) =>
        [.. sources.Select(source => new SourceData(source.Text, source.Address))];

    /// <summary>Sources in one field.</summary>
    public static string Joined(IEnumerable<SourceData> sources) =>
        string.Join(" | ", sources.Select(source => source.Text));
}
