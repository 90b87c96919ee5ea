using System.Buffers;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>The words inside a line, without markup.</summary>
internal static class InlineText
{
    // All characters at which an inline parser of the wiki starts, and that of mail addresses. A bare address has one of
    // them or begins with "www.".
    private static readonly SearchValues<char> Signs = SearchValues.Create("!$&*:<@[\\]_`|~");

    /// <summary>Whether a line has no Markdown, so that it is shown as typed.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAny(Signs) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of one block's inlines on one line.</summary>
    public static string Of(LeafBlock block) => Of(block.Inline);

    /// <summary>The text of inlines on one line.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return ValidText.Of(text.ToString()).Trim();
    }

    /// <summary>Appends the text of inlines.</summary>
    public static void Append(StringBuilder text, ContainerInline? container)
    {
        foreach (var inline in container ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case Abbreviated word: text.Append(word.Word); break;
                case WikiLink link: text.Append(link.Label); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
                case FootnoteLink: break;
                case ContainerInline children: Append(text, children); break;
            }
        }
    }
}
