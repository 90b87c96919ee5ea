using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>A part of a cell that is inline Markdown.</summary>
internal sealed class CellText : LeafBlock
{
    /// <summary>Reads a part of a cell. Sources that it cites for the first time get the next numbers.</summary>
    /// <param name="inlines">The page's reader of inline Markdown.</param>
    /// <param name="text">The part of the cell.</param>
    /// <param name="line">The line of the cell in the article, from 1.</param>
    public CellText(InlineProcessor inlines, string text, int line)
        : base(null)
    {
        Line = line - 1;
        Lines = new StringLineGroup(text);
        inlines.ProcessInlineLeaf(this);
    }
}
