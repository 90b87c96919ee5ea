using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Which pages a part of a marked page stands in.</summary>
internal enum PageMark
{
    /// <summary>In both.</summary>
    None,

    /// <summary>Only in the old one.</summary>
    Removed,

    /// <summary>Only in the new one.</summary>
    Added,
}

/// <summary>How marks are written.</summary>
internal static class PageMarks
{
    /// <summary>Attributes of which no two elements of a page may have the same, or which lead to such.</summary>
    private static readonly HashSet<string> References =
        ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"];

    public static string CssClass(this PageMark mark) => mark == PageMark.Added ? "added" : "removed";

    /// <summary>The inline element around what is marked.</summary>
    public static HtmlElement Around(this PageMark mark, List<HtmlNode> children) =>
        new(mark == PageMark.Added ? "ins" : "del", [new HtmlAttribute("class", mark.CssClass())], children);

    /// <summary>
    /// The attributes of an element of the old page in the marked one: without what the new page may have too, and
    /// without ways to what is not there.
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

    /// <summary>Attributes with one more class.</summary>
    public static ImmutableArray<HtmlAttribute> WithClass(ImmutableArray<HtmlAttribute> attributes, string name)
    {
        var had = attributes.FirstOrDefault(it => it.Name == "class");
        return had.Name is null
            ? attributes.Add(new HtmlAttribute("class", name))
            : attributes.Replace(had, had with { Value = $"{had.Value} {name}" });
    }
}
