using System.Text;
using Markdig.Syntax;
using Wiki.Text.Links;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>The words of a page, without markup: for search.</summary>
internal static class PageWords
{
    /// <summary>The text of a whole document, a line for each block; stops after <paramref name="limit"/> characters.</summary>
    public static string Read(MarkdownDocument document, int limit)
    {
        var text = new StringBuilder();
        foreach (var block in document.Descendants<Block>())
        {
            if (block is StructuredBlock structured)
            {
                text.AppendJoin('\n', structured.Content.Words).Append('\n');
            }

            if (block is not LeafBlock leaf || leaf is CellText or HiddenBlock)
            {
                continue;
            }

            if (leaf is CodeBlock code)
            {
                text.Append(code.Lines.ToString());
            }
            else
            {
                InlineText.Append(text, leaf.Inline);
                text.Append(Figures.CaptionOf(leaf) is { } caption ? " " + caption : "");
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
}
