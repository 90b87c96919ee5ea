using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>The pages that have a part of a marked page.</summary>
internal enum PageMark
{
    /// <summary>Both pages.</summary>
    None,

    /// <summary>Only the old page.</summary>
    Removed,

    /// <summary>Only the new page.</summary>
    Added,
}

/// <summary>Writes the marks.</summary>
internal static class PageMarks
{
    /// <summary>Attributes whose values must be unique on a page, or that refer to such values.</summary>
    private static readonly HashSet<string> References =
        ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"];

    public static string CssClass(this PageMark mark) => mark == PageMark.Added ? "added" : "removed";

    /// <summary>The inline element around marked content.</summary>
    public static HtmlElement Around(this PageMark mark, List<HtmlNode> children) =>
        new(mark == PageMark.Added ? "ins" : "del", [new HtmlAttribute("class", mark.CssClass())], children);

    /// <summary>
    /// The attributes of an element of the old page, for use in the marked page. Left out are attributes that the new
    /// page may have too, and links to places that do not exist.
    /// </summary>
    public static ImmutableArray<HtmlAttribute> OfOldPage(HtmlElement element)
    {
        var isWayWithin = element["href"]?.StartsWith('#') == true;
        return
        [
            .. element.Attributes.Where(it => !References.Contains(it.Name)
                && !(isWayWithin && it.Name is "href" or "role" or "aria-label"))
                .Select(it => it.Name == "aria-label" ? it with { Value = "Removed: " + it.Value } : it),
        ];
    }

    /// <summary>Adds one class to attributes.</summary>
    public static ImmutableArray<HtmlAttribute> WithClass(ImmutableArray<HtmlAttribute> attributes, string name)
    {
        var had = attributes.FirstOrDefault(it => it.Name == "class");
        return had.Name is null
            ? attributes.Add(new HtmlAttribute("class", name))
            : attributes.Replace(had, had with { Value = $"{had.Value} {name}" });
    }
}
