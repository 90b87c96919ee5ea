using AngleSharp.Html.Parser;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Rendering;

/// <summary>The rules for the HTML of any article, whatever its author typed.</summary>
internal static class SafePage
{
    // All elements of an article. Any other element was smuggled in.
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "a", "abbr", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure",
        "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "li", "ol",
        "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "alt", "aria-hidden", "aria-label", "checked", "class", "colspan", "data-label", "dir", "disabled", "href", "id",
        "loading", "rel", "role", "scope", "src", "start", "tabindex", "title", "type",
    };

    /// <summary>Every rule that the article with this text breaks, in words; none for a safe article.</summary>
    internal static IReadOnlyList<string> Faults(string text)
    {
        var source = SourceText.From(text);
        var article = WikiDocument.Parse(source);
        var faults = new List<string>();
        var html = article.ToHtml(LinkTargets.None);
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName))
            {
                faults.Add($"element <{element.LocalName}>");
            }

            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name))
                {
                    faults.Add($"attribute {attribute.Name} of <{element.LocalName}>");
                }
                else if (attribute.Name is "href" or "src" && !IsAllowed(attribute.Value, attribute.Name == "src"))
                {
                    faults.Add($"address {attribute.Value}");
                }
            }
        }

        faults.AddRange(body.QuerySelectorAll("input").Where(box => box.GetAttribute("type") != "checkbox"
            || !box.HasAttribute("disabled") || !box.HasAttribute("aria-label")).Select(box => box.OuterHtml));
        foreach (var nested in body.QuerySelectorAll("a a"))
        {
            faults.Add($"a link inside a link: {nested.OuterHtml}");
        }

        faults.AddRange(body.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(ids => ids.Skip(1).Any())
            .Select(ids => $"id {ids.Key} twice"));
        faults.AddRange(body.QuerySelectorAll("a.back, a.anchor, sup a")
            .Select(link => link.GetAttribute("href")![1..])
            .Where(id => body.Owner!.GetElementById(id) is null).Select(id => $"no place {id}"));
        if (html.Any(c => char.IsControl(c) && c is not '\n' and not '\t'))
        {
            faults.Add("a control character");
        }

        var lines = source.Value.Split('\n');
        faults.AddRange(article.Problems
            .Where(it => it.Line < 1 || it.Line > lines.Length || it.Column < 1 || it.Column > lines[it.Line - 1].Length + 1)
            .Select(it => $"{it.Code} is at {it.Line}:{it.Column}"));
        article.PlainText();
        return faults;
    }

    // The address as a careless program would read it: decoded once more, without blanks and control characters, in any
    // case.
    private static bool IsAllowed(string address, bool isImage)
    {
        var decoded = Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(address));
        foreach (var reading in new[] { address, System.Net.WebUtility.HtmlDecode(address), decoded })
        {
            // Percent signs before the scheme are not decoded: what they hide is a path.
            var plain = string.Concat(reading.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
            var end = plain.AsSpan().IndexOfAny(":/?#");
            var scheme = end >= 0 && plain[end] == ':' && !ReferenceEquals(reading, decoded) ? plain[..end] : "";
            if (!(scheme.Length == 0 || !isImage && scheme.ToLowerInvariant() is "http" or "https" or "mailto")
                || isImage && plain.StartsWith("//", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
