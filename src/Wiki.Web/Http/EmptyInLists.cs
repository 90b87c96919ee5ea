using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Wiki.Web.Http;

/// <summary>
/// Binds an empty value inside a list of texts, as in <c>?system=&amp;system=xen</c>, to an empty text. Razor Pages
/// would bind it to null, although the list is declared to hold none. A text alone stays null when it is empty.
/// </summary>
public sealed class EmptyInLists : IDisplayMetadataProvider
{
    /// <inheritdoc/>
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Only what stands in a list is asked for by its type; all else by its property or parameter.
        if (context.Key.MetadataKind == ModelMetadataKind.Type && context.Key.ModelType == typeof(string))
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
