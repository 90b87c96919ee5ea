using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks;

namespace Wiki.Text.Rendering;

/// <summary>A comment of the source, with the lines below it when it is the marker of a structured block.</summary>
internal sealed class CommentBlock : LeafBlock
{
    public CommentBlock(BlockParser parser, SourceLine line)
        : base(parser)
    {
        ProcessInlines = false;
        Source.Add(line);
        Marker = BlockMarker.TryParse(line.Text, out var marker) ? marker : null;
    }

    /// <summary>The marker; null for any other comment.</summary>
    public BlockMarker? Marker { get; }

    /// <summary>The comment, then the lines of its block.</summary>
    public List<SourceLine> Source { get; } = [];
}

/// <summary>A structured block of the page, read. It takes the place of its <see cref="CommentBlock"/>.</summary>
internal sealed class StructuredBlock : ContainerBlock
{
    public StructuredBlock(CommentBlock lines, BlockContent content)
        : base(lines.Parser)
    {
        (Line, Column, Span, Marker, Content) = (lines.Line, lines.Column, lines.Span, lines.Marker!, content);
        ProcessInlinesBegin += (inlines, _) => content.ReadInlines(inlines, this);
    }

    /// <summary>The marker.</summary>
    public BlockMarker Marker { get; }

    /// <summary>What the block says.</summary>
    public BlockContent Content { get; }

    /// <summary>The heading the block stands under, or its id: its name for readers.</summary>
    public string Name { get; set; } = "";
}
