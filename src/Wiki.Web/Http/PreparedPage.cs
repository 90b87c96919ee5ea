using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Wiki.Web.Http;

/// <summary>A finished page: its bytes plain and compressed, each with its strong entity tag.</summary>
public sealed class PreparedPage
{
    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Vary = "Accept-Encoding, Cookie";
    private static readonly StringValues Html = "text/html; charset=utf-8";

    private readonly Representation _plain;
    private readonly Representation _gzip;
    private readonly Representation _brotli;

    /// <summary>Compresses a page once for all who will read it.</summary>
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

    /// <summary>What it costs to keep, in bytes.</summary>
    public int Size => _plain.Bytes.Length + _gzip.Bytes.Length + _brotli.Bytes.Length;

    /// <summary>Answers a request with it: 304 when the reader has it already, else the best encoding it accepts.</summary>
    public Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var it = Choose(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        var headers = response.Headers;
        headers.ETag = it.ETag;
        headers.CacheControl = NoCache;
        headers.Vary = Vary;
        if (Matches(context.Request.Headers.IfNoneMatch, it.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = Html;
        headers.ContentLength = it.Bytes.Length;
        if (it.Encoding.Count > 0)
        {
            headers.ContentEncoding = it.Encoding;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(it.Bytes, context.RequestAborted).AsTask();
    }

    private Representation Choose(StringValues accepted)
    {
        // What browsers send has no refusals ("q=0"); whoever does gets the careful reading.
        var text = accepted.Count == 1 ? accepted[0]! : accepted.ToString();
        if (text.Contains("q=", StringComparison.OrdinalIgnoreCase))
        {
            return Accepts(accepted, "br") ? _brotli : Accepts(accepted, "gzip") ? _gzip : _plain;
        }

        return text.Contains("br", StringComparison.Ordinal) ? _brotli
            : text.Contains("gzip", StringComparison.Ordinal) ? _gzip
            : _plain;
    }

    private static bool Accepts(StringValues accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var list)
        && list.Any(it => it.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && it.Quality is null or > 0);

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
