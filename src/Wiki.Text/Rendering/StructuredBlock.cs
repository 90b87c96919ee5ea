using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>A comment of the source: hidden, or the marker of a structured block with the lines that belong to it.</summary>
internal sealed class StructuredBlock(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>The block's lines with their numbers from 1; the first is the comment.</summary>
    public List<(int Number, string Text)> Source { get; } = [];
}
