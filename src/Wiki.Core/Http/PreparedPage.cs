using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Wiki.Core.Http;

/// <summary>A cached page: its bytes, plain and compressed, each with a strong entity tag.</summary>
public sealed class PreparedPage
{
    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Vary = "Accept-Encoding, Cookie";

    private readonly Representation _plain;
    private readonly Representation _gzip;
    private readonly Representation _brotli;

    /// <summary>Compresses a page once, for all its readers.</summary>
    public PreparedPage(byte[] html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var hash = Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 16));
        _plain = new Representation(html, default, $"\"{hash}\"");
        _gzip = new Representation(
            Compressed(html, to => new GZipStream(to, CompressionLevel.Optimal)), "gzip", $"\"{hash}-gz\"");
        _brotli = new Representation(
            Compressed(html, to => new BrotliStream(to, CompressionLevel.Optimal)), "br", $"\"{hash}-br\"");
    }

    /// <summary>The <c>Content-Type</c> header.</summary>
    public StringValues ContentType { get; init; } = "text/html; charset=utf-8";

    /// <summary>The <c>Last-Modified</c> header; empty for none.</summary>
    public StringValues LastModified { get; init; }

    /// <summary>When it expires; null for never.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>The memory it takes, in bytes.</summary>
    public int Size => _plain.Bytes.Length + _gzip.Bytes.Length + _brotli.Bytes.Length;

    /// <summary>
    /// Answers a request: 304 when the client has the page already, else the best encoding it accepts.
    /// </summary>
    public Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var it = BestEncoding(context.Request.Headers.AcceptEncoding) switch
        {
            "br" => _brotli,
            "gzip" => _gzip,
            _ => _plain,
        };
        var response = context.Response;
        var headers = response.Headers;
        headers.ETag = it.ETag;
        headers.CacheControl = NoCache;
        headers.Vary = Vary;
        if (LastModified.Count > 0)
        {
            headers.LastModified = LastModified;
        }

        if (Matches(context.Request.Headers.IfNoneMatch, it.ETag) || IsUnmodified(context.Request.Headers))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = ContentType;
        headers.ContentLength = it.Bytes.Length;
        if (it.Encoding.Count > 0)
        {
            headers.ContentEncoding = it.Encoding;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(it.Bytes, context.RequestAborted).AsTask();
    }

    /// <summary>The best encoding that a request accepts: <c>br</c>, <c>gzip</c>, or nothing.</summary>
    internal static string BestEncoding(StringValues accepted)
    {
        // The headers that browsers send need no parsing.
        if (accepted is ["gzip, deflate, br, zstd" or "gzip, deflate, br"])
        {
            return "br";
        }

        return !StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var list) ? ""
            : Accepts(list, "br") ? "br"
            : Accepts(list, "gzip") ? "gzip"
            : "";
    }

    // For an encoding that is not named, "*" decides (RFC 9110, 12.5.3).
    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        StringWithQualityHeaderValue? Named(string name) =>
            accepted.FirstOrDefault(it => it.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return (Named(encoding) ?? Named("*")) is { Quality: null or > 0 };
    }

    private static bool Matches(StringValues ifNoneMatch, StringValues etag)
    {
        foreach (var value in ifNoneMatch)
        {
            if (value is not null && (value.Contains(etag[0]!, StringComparison.Ordinal) || value == "*"))
            {
                return true;
            }
        }

        return false;
    }

    // Counts only for clients that send no entity tag (RFC 9110, 13.1.3).
    private bool IsUnmodified(IHeaderDictionary asked) =>
        LastModified.Count > 0 && asked.IfNoneMatch.Count == 0
        && HeaderUtilities.TryParseDate(asked.IfModifiedSince.ToString(), out var since)
        && HeaderUtilities.TryParseDate(LastModified.ToString(), out var changed) && changed <= since;

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var to = new MemoryStream();
        using (var stream = compressor(to))
        {
            stream.Write(bytes);
        }

        return to.ToArray();
    }

    private sealed record Representation(byte[] Bytes, StringValues Encoding, StringValues ETag);
}
