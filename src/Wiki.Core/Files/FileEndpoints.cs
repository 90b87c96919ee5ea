using Microsoft.Net.Http.Headers;
using Wiki.Core.Files.Blobs;
using Wiki.Text.Files;

namespace Wiki.Core.Files;

/// <summary>The addresses of the bytes of files.</summary>
public static class FileEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // A file is no page of this site, whatever is in it: it runs nothing, loads nothing and has no origin.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    /// <summary>Maps them.</summary>
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Map("/media/{name}");
        Map("/media/{name}/{upload:int}");
        Map("/media/{name}/{upload:int}-{width:int}.webp");

        void Map(string pattern) => routes.MapMethods(pattern, Reading, AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, FileReader files, BlobStore blobs)
    {
        int? Number(string part) =>
            context.GetRouteValue(part) is string text && int.TryParse(text, out var it) ? it : null;
        if (!FileName.TryParse(context.GetRouteValue("name") as string, null, out var name)
            || await files.BytesAsync(
                name, Number("upload"), Number("width"), FileViewer.Of(context.User), context.RequestAborted)
                is not var (upload, hash, isPublic)
            || await blobs.FindAsync(hash, context.RequestAborted) is not { } bytes)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        // One upload never changes; the address of the file leads to another one later. What waits is not for others.
        headers.CacheControl = !isPublic ? "private, no-store"
            : context.GetRouteValue("upload") is null ? "no-cache" : "public, max-age=31536000, immutable";
        var isWhole = context.GetRouteValue("width") is null;
        return Results.Bytes(
            bytes, (isWhole ? upload.Kind : FileKind.WebP).MediaType(),
            fileDownloadName: upload.Kind.IsPicture() ? null : name.Value, lastModified: upload.UploadedAt,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\""));
    }
}
