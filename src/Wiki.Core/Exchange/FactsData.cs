using System.Text.Json.Serialization;

namespace Wiki.Core.Exchange;

/// <summary>Facts from several articles as data: <c>/schemas/facts-1.json</c> describes it.</summary>
/// <param name="At">The date of “as things stood on”; null for none.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="Licence">The licence, an SPDX identifier.</param>
/// <param name="Facts">The facts, in the order of articles, matrices, rows and columns.</param>
public sealed record FactsData(string? At, string? Known, string Licence, IReadOnlyList<FactData> Facts)
{
    /// <summary>The address of the schema on this site.</summary>
    public const string SchemaAddress = "/schemas/facts-1.json";

    /// <summary>Which schema it follows.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema => SchemaAddress;
}

/// <summary>A cell that says something, and where it stands.</summary>
public sealed record FactData(
    string Article, string Title, int Revision, string Matrix, string MatrixName, string? Group, string RowKey,
    string RowLabel, string ColumnLabel, string VersionLine, CellData Cell, IReadOnlyDictionary<string, SourceData> Sources);
