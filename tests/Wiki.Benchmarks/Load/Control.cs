using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Wiki.Benchmarks.Load;

/// <summary>
/// Stands in front of the whole pipeline and answers one address with a fixed answer: what the server alone costs.
/// </summary>
internal sealed class Control : IStartupFilter
{
    /// <summary>The address.</summary>
    public const string Path = "/load/control";

    /// <summary>What it answers; set before it is asked.</summary>
    public FixedAnswer Answer { get; set; } = new(StatusCodes.Status204NoContent, [], []);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(rest => context => context.Request.Path.Value == Path ? Answer.WriteAsync(context) : rest(context));
        next(app);
    };
}

/// <summary>An answer that was taken down once: status, headers and bytes.</summary>
internal sealed class FixedAnswer
{
    private readonly int _status;
    private readonly byte[] _body;
    private readonly StringValues _etag;
    private readonly StringValues _cacheControl;
    private readonly StringValues _vary;
    private readonly StringValues _contentType;
    private readonly StringValues _contentEncoding;
    private readonly StringValues _policy;
    private readonly StringValues _noSniff;
    private readonly KeyValuePair<string, StringValues>[] _others;

    /// <summary>Sorts the headers once, so that the server's own fields are set without a search.</summary>
    public FixedAnswer(int status, IEnumerable<KeyValuePair<string, StringValues>> headers, byte[] body)
    {
        (_status, _body) = (status, body);
        var others = new Dictionary<string, StringValues>(headers, StringComparer.OrdinalIgnoreCase);
        others.Remove("Date");
        others.Remove("Content-Length");
        others.Remove("Transfer-Encoding");
        others.Remove("Set-Cookie");
        others.Remove("ETag", out _etag);
        others.Remove("Cache-Control", out _cacheControl);
        others.Remove("Vary", out _vary);
        others.Remove("Content-Type", out _contentType);
        others.Remove("Content-Encoding", out _contentEncoding);
        others.Remove("Content-Security-Policy", out _policy);
        others.Remove("X-Content-Type-Options", out _noSniff);
        _others = [.. others];
    }

    /// <summary>Answers a request with it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        var headers = response.Headers;
        response.StatusCode = _status;
        headers.ETag = _etag;
        headers.CacheControl = _cacheControl;
        headers.Vary = _vary;
        headers.ContentType = _contentType;
        headers.ContentEncoding = _contentEncoding;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = _noSniff;
        foreach (var (name, value) in _others)
        {
            headers[name] = value;
        }

        if (_status is StatusCodes.Status304NotModified or StatusCodes.Status204NoContent)
        {
            return Task.CompletedTask;
        }

        headers.ContentLength = _body.Length;
        return _body.Length == 0 || HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(_body, context.RequestAborted).AsTask();
    }
}
