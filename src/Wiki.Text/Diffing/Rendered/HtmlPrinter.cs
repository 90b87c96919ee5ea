using System.Text;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Writes nodes as HTML.</summary>
internal static class HtmlPrinter
{
    public static string Print(IEnumerable<HtmlNode> nodes)
    {
        var html = new StringBuilder();
        foreach (var node in nodes)
        {
            Print(html, node);
        }

        return html.ToString();
    }

    private static void Print(StringBuilder html, HtmlNode node)
    {
        if (node is HtmlText { Text: var text })
        {
            Encode(html, text);
            return;
        }

        var element = (HtmlElement)node;
        html.Append('<').Append(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            html.Append(' ').Append(name).Append("=\"");
            Encode(html, value);
            html.Append('"');
        }

        html.Append('>');
        if (HtmlElement.IsVoid(element.Name))
        {
            return;
        }

        foreach (var child in element.Children)
        {
            Print(html, child);
        }

        html.Append("</").Append(element.Name).Append('>');
    }

    private static void Encode(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }
}
