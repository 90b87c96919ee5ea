using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Wiki.Core.Exchange;

/// <summary>Answers with data for programs; a client that has the data already gets 304.</summary>
public static class DataFile
{
    /// <summary>The licence of data and texts.</summary>
    public const string Licence = Wiki.Text.Licence.Spdx;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>A CSV file.</summary>
    /// <param name="csv">Its rows.</param>
    /// <param name="name">Its name without ending.</param>
    /// <param name="changed">When its contents last changed; null when that is not known.</param>
    public static FileContentResult Of(Csv csv, string name, DateTimeOffset? changed)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return Of(csv.ToBytes(), "text/csv; charset=utf-8; header=present", changed, name + ".csv");
    }

    /// <summary>A JSON document.</summary>
    public static FileContentResult Of<T>(T value, DateTimeOffset? changed) =>
        Of(JsonSerializer.SerializeToUtf8Bytes(value, Options), "application/json; charset=utf-8", changed, null);

    /// <summary>A text, shown by browsers that know its type.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="changed">When it last changed.</param>
    /// <param name="name">The name of the file to save; null for none.</param>
    public static FileContentResult Of(string text, string type, DateTimeOffset changed, string? name = null) =>
        Of(System.Text.Encoding.UTF8.GetBytes(text), type, changed, name);

    private static FileContentResult Of(byte[] bytes, string type, DateTimeOffset? changed, string? name) => new(bytes, type)
    {
        EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""),
        // HTTP has only whole seconds.
        LastModified = changed is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) : null,
        FileDownloadName = name,
    };
}
