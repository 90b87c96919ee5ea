using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Web.Pages.Shared.Filing;

/// <summary>The field for categories, drawn by <c>_Categories</c>.</summary>
/// <param name="Typed">What stands in it: names between commas.</param>
/// <param name="Existing">The categories that pages have.</param>
public sealed record CategoryChoice(string Typed, IReadOnlyList<CategoryView> Existing)
{
    /// <summary>The id of the field.</summary>
    public const string Id = "page.categories";

    private const int MostShown = 200;

    /// <summary>The categories that are named below the field.</summary>
    public IEnumerable<CategoryView> Shown => Existing.OrderByDescending(it => it.Count).Take(MostShown)
        .OrderBy(it => it.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why these cannot be the categories of a page, as a sentence; null when they can.</summary>
    public static string? Problem(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count > FrontMatter.MaximumNames
            ? $"A page can have at most {FrontMatter.MaximumNames} categories; you typed {names.Count}. Remove some."
            : names.FirstOrDefault(name => name.Length > FrontMatter.MaximumNameLength) is { } longName
                ? $"A category can have at most {FrontMatter.MaximumNameLength} characters. "
                    + $"Shorten “{longName[..40]}…”."
                : names.FirstOrDefault(name => Slug.Of(name) is null) is { } unusable
                    ? $"“{unusable}” has no letter and no digit for an address. Choose another name." : null;
    }
}
