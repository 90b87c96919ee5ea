using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>A part of a rendered page.</summary>
internal abstract class HtmlNode;

/// <summary>Text with resolved entities.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    public string Text { get; } = text;
}

/// <summary>An attribute with resolved entities in its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HtmlAttribute(string Name, string Value);

/// <summary>An element. Elements are compared by identity.</summary>
internal sealed class HtmlElement(
    string name, ImmutableArray<HtmlAttribute> attributes, List<HtmlNode> children) : HtmlNode
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "wbr", "col"];

    private static readonly HashSet<string> Phrasing =
    [
        "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s",
        "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ];

    public string Name { get; } = name;

    public ImmutableArray<HtmlAttribute> Attributes { get; } = attributes;

    public List<HtmlNode> Children { get; } = children;

    /// <summary>Whether it is part of a line of text. Every other element is a block.</summary>
    public bool IsPhrasing => Phrasing.Contains(Name);

    /// <summary>The elements among the children.</summary>
    public IEnumerable<HtmlElement> Elements => Children.OfType<HtmlElement>();

    /// <summary>The value of an attribute, or null when the element lacks it.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var it in Attributes)
            {
                if (it.Name == attribute)
                {
                    return it.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Whether an element with this name has neither content nor an end tag.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    public bool HasClass(string name) => this["class"]?.Split(' ').Contains(name) == true;

    public HtmlElement With(ImmutableArray<HtmlAttribute> attributes, List<HtmlNode> children) =>
        new(Name, attributes, children);

    /// <summary>The text of the element, without links from a heading to itself and links back to citations.</summary>
    public string TextContent()
    {
        var text = new System.Text.StringBuilder();
        var open = new Stack<HtmlNode>([this]);
        while (open.TryPop(out var node))
        {
            if (node is HtmlText { Text: var words })
            {
                text.Append(words);
            }
            else if (node is HtmlElement element && !Decoration.Is(element))
            {
                for (var i = element.Children.Count - 1; i >= 0; i--)
                {
                    open.Push(element.Children[i]);
                }
            }
        }

        return text.ToString().Trim();
    }
}

/// <summary>
/// Links inside the page without meaning for readers: from a heading to itself, and from a source back to its
/// citations.
/// </summary>
internal static class Decoration
{
    public static bool Is(HtmlElement element) =>
        element.Name == "a" && (element.HasClass("anchor") || element.HasClass("back"));
}
