using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Wiki.Text.Tests.Diffing.Rendered;

/// <summary>A page as one text, as readers see it. Pages that look the same have the same text.</summary>
internal static partial class PageForm
{
    private static readonly HashSet<string> Phrasing =
        ["a", "br", "code", "del", "em", "img", "ins", "span", "strong", "sup"];

    /// <summary>The form of a rendered page.</summary>
    public static string Of(string html) => Of(Parse(html));

    /// <summary>The form of the old page in a marked page.</summary>
    public static string OfOld(string marked)
    {
        var body = Parse(marked);
        Remove(body, ".added");
        Unwrap(body, "del.removed");
        Unwrap(body, ".replaced");
        return Of(body);
    }

    /// <summary>The form of the new page in a marked page.</summary>
    public static string OfNew(string marked)
    {
        var body = Parse(marked);
        Remove(body, ".removed, .replaced");
        Unwrap(body, "ins.added");
        return Of(body);
    }

    /// <summary>The page as a browser reads it.</summary>
    public static IElement Parse(string html) => new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;

    private static void Remove(IElement body, string selector)
    {
        foreach (var element in body.QuerySelectorAll(selector))
        {
            element.Remove();
        }
    }

    private static void Unwrap(IElement body, string selector)
    {
        foreach (var element in body.QuerySelectorAll(selector))
        {
            element.Replace([.. element.ChildNodes]);
        }
    }

    private static string Of(IElement body)
    {
        Remove(body, "a.anchor, a.back");
        var form = new StringBuilder();
        Write(form, body.ChildNodes, isTyped: false);
        return form.ToString();
    }

    private static void Write(StringBuilder form, IEnumerable<INode> nodes, bool isTyped)
    {
        var run = new List<(string Chain, string Text)>();
        foreach (var node in nodes)
        {
            if (node is IElement { LocalName: var name } block && !Phrasing.Contains(name))
            {
                Flush();
                form.Append('<').Append(name).Append('>');
                Write(form, block.ChildNodes, isTyped || name == "pre");
                form.Append("</").Append(name).Append(">\n");
            }
            else
            {
                Collect(run, node, "");
            }
        }

        Flush();

        // Each run of text with the inline elements around it.
        void Flush()
        {
            if (!isTyped)
            {
                Fold(run);
            }

            var last = "";
            foreach (var (chain, text) in run.Where(it => it.Text.Length > 0))
            {
                form.Append(chain == last ? "" : $"{{{chain}}}").Append(text);
                last = chain;
            }

            run.Clear();
        }
    }

    // Blanks that a browser does not show: at the ends, and after another blank.
    private static void Fold(List<(string Chain, string Text)> run)
    {
        var isBehindBlank = true;
        for (var i = 0; i < run.Count; i++)
        {
            var text = Blanks().Replace(run[i].Text, " ");
            text = isBehindBlank && text.StartsWith(' ') ? text[1..] : text;
            run[i] = (run[i].Chain, text);
            isBehindBlank = text.Length == 0 ? isBehindBlank : text.EndsWith(' ');
        }

        for (var i = run.Count - 1; i >= 0 && (run[i].Text.Length == 0 || run[i].Text.EndsWith(' ')); i--)
        {
            var text = run[i].Text.TrimEnd(' ');
            run[i] = (run[i].Chain, text);
            if (text.Length > 0)
            {
                break;
            }
        }
    }

    private static void Collect(List<(string Chain, string Text)> run, INode node, string chain)
    {
        if (node is IText text)
        {
            if (text.Data.Length > 0)
            {
                run.Add((chain, text.Data));
            }

            return;
        }

        var element = (IElement)node;
        if (element.LocalName == "a" && element.ParentElement?.LocalName == "sup")
        {
            run.Add((chain, "[source]"));
            return;
        }

        var isWithin = element.GetAttribute("href")?.StartsWith('#') == true;
        var attributes = element.Attributes
            .Where(it => it.Name != "id" && !(isWithin && it.Name is "href" or "role" or "aria-label"))
            .Select(it => $"{it.Name}={it.Value}");
        var inside = $"{chain}<{element.LocalName} {string.Join(' ', attributes)}>";
        if (element.LocalName is "br" or "img")
        {
            run.Add((inside, "!"));
        }

        foreach (var child in element.ChildNodes)
        {
            Collect(run, child, inside);
        }
    }

    [GeneratedRegex(@"[ \n\t]+")]
    private static partial Regex Blanks();
}
