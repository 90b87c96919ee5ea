using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>The words of a parsed text, without markup: for search, titles and tables of contents.</summary>
internal static class PlainText
{
    /// <summary>The text of one block's inlines on one line.</summary>
    public static string Of(LeafBlock block) => Of(block.Inline);

    /// <summary>The text of inlines on one line.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return ValidText.Of(text.ToString()).Trim();
    }

    /// <summary>The text of a whole document, a line for each block; stops after <paramref name="limit"/> characters.</summary>
    public static string Of(MarkdownDocument document, int limit)
    {
        var text = new StringBuilder();
        foreach (var block in document.Descendants<Block>())
        {
            if (block is StructuredBlock structured)
            {
                text.AppendJoin('\n', structured.Content.Words).Append('\n');
            }

            if (block is not LeafBlock leaf || leaf is CellText or CommentBlock)
            {
                continue;
            }

            if (leaf is CodeBlock code)
            {
                text.Append(code.Lines.ToString());
            }
            else
            {
                Append(text, leaf.Inline);
            }

            text.Append('\n');
            if (text.Length >= limit)
            {
                break;
            }
        }

        var end = Math.Min(limit, text.Length);
        if (end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return ValidText.Of(text.ToString(0, end));
    }

    private static void Append(StringBuilder text, ContainerInline? container)
    {
        foreach (var inline in container ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
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
