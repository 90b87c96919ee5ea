using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>A piece of a block's cell that is inline Markdown.</summary>
internal sealed class CellText : LeafBlock
{
    // Each sign that an inline parser of the wiki starts at; addresses need one of them or begin with "www.".
    private static readonly SearchValues<char> Signs = SearchValues.Create("!&*:<[\\]_`|~");

    /// <summary>Reads a piece; what it cites is numbered next.</summary>
    /// <param name="inlines">The page's reader of inline Markdown.</param>
    /// <param name="text">The piece.</param>
    /// <param name="line">The line of the article its cell stands in, from 1.</param>
    public CellText(InlineProcessor inlines, string text, int line)
        : base(null)
    {
        Line = line - 1;
        Lines = new StringLineGroup(text);
        inlines.ProcessInlineLeaf(this);
    }

    /// <summary>Whether a text holds no inline Markdown: it reads as typed and need not stand in the tree.</summary>
    public static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAny(Signs) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);
}
