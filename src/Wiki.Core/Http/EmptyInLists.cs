using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Wiki.Core.Http;

/// <summary>
/// Binds an empty value inside a list of texts, as in <c>?system=&amp;system=xen</c>, to an empty text. Razor Pages
/// would bind it to null, although the type of the list allows no null. A single text is still null when empty.
/// </summary>
public sealed class EmptyInLists : IDisplayMetadataProvider
{
    /// <inheritdoc/>
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Only items of a list are described by their type; all others by their property or parameter.
        if (context.Key.MetadataKind == ModelMetadataKind.Type && context.Key.ModelType == typeof(string))
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
