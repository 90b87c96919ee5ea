using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>A comment on a line of its own. The marker of a structured block also has the lines below it.</summary>
internal sealed class CommentBlock : HiddenBlock
{
    public CommentBlock(BlockParser parser, SourceLine line)
        : base(parser)
    {
        Source.Add(line);
        Marker = BlockMarker.TryParse(line.Text, out var marker) ? marker : null;
    }

    /// <summary>The marker, or null for any other comment.</summary>
    public BlockMarker? Marker { get; }

    /// <summary>The comment, followed by the lines of its block.</summary>
    public List<SourceLine> Source { get; } = [];
}

/// <summary>A structured block of the page, after reading. It replaces its <see cref="CommentBlock"/>.</summary>
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

    /// <summary>The content of the block.</summary>
    public BlockContent Content { get; }

    /// <summary>The name for readers: the heading above the block, or its id.</summary>
    public string Name { get; set; } = "";
}
