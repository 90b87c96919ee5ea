using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>
/// Reads the fields before the file of a form that is larger than requests may be. Otherwise the whole form would be
/// refused, and the text that was sent with the file would be lost.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsFieldsOfLargeFormsAttribute : Attribute, IAsyncResourceFilter
{
    /// <inheritdoc/>
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.HttpContext.Request;
        if (request.ContentLength > HttpLimits.RequestBytes)
        {
            request.Form = new FormCollection(await FieldsAsync(request, context.HttpContext.RequestAborted));
            // The sender gets the answer only when all of it was taken.
            await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        }

        await next();
    }

    private static async Task<Dictionary<string, StringValues>> FieldsAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return fields;
        }

        var reader = new MultipartReader(boundary, request.Body);
        var left = HttpLimits.RequestBytes;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section && left > 0)
        {
            var disposition = section.GetContentDispositionHeader();
            if (disposition?.IsFormDisposition() != true)
            {
                continue; // a file: the reader goes past it
            }

            using var text = new StreamReader(section.Body, Encoding.UTF8);
            var buffer = new char[8192];
            var value = new StringBuilder();
            for (int read; value.Length < left && (read = await text.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                value.Append(buffer, 0, read);
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), value.ToString());
            left -= value.Length;
        }

        return fields;
    }
}
