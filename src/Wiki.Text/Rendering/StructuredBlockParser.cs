using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>
/// Finds comments that stand alone on a line and start in column 1. After the marker of a structured block it also
/// takes the lines of its table. The reader of the block decides what they mean.
/// </summary>
internal sealed class StructuredBlockParser : BlockParser
{
    private static readonly object Subscribed = new();

    public StructuredBlockParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        // Content of a list, a quote or a footnote never starts in the first column.
        if (processor.Column != 0)
        {
            return BlockState.None;
        }

        var line = processor.Line.ToString();
        if (!HtmlComment.IsAlone(line))
        {
            return BlockState.None;
        }

        var block = new CommentBlock(this, new SourceLine(processor.LineIndex + 1, line))
        {
            Line = processor.LineIndex,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
        };
        processor.NewBlocks.Push(block);
        if (block.Marker is null)
        {
            return BlockState.BreakDiscard;
        }

        if (processor.Document.GetData(Subscribed) is null)
        {
            // The page must be complete before it is known which footnotes it defines.
            processor.Document.SetData(Subscribed, true);
            processor.Document.ProcessInlinesBegin += (inlines, _) => Read(inlines.Document);
        }

        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var comment = (CommentBlock)block;
        var inTable = comment.Source.Count > 1;
        if (processor.IsBlankLine)
        {
            return inTable ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
        }

        var line = processor.Line.Text[processor.CurrentLineStartPosition..(processor.Line.End + 1)];
        if (TableEnd.IsAt(line) || !inTable && !line.Contains('|', StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        comment.Source.Add(new SourceLine(processor.LineIndex + 1, line));
        comment.Span.End = processor.Line.End;
        return BlockState.ContinueDiscard;
    }

    private static void Read(MarkdownDocument document)
    {
        var marked = document.OfType<CommentBlock>().Where(it => it.Marker is not null).ToList();
        var repeated = new Dictionary<BlockMarker, Problem>(ReferenceEqualityComparer.Instance);
        foreach (var (marker, problem) in BlockProblems.RepeatedIds(marked.Select(it => (it.Marker!, it.Line + 1))))
        {
            repeated.Add(marker, problem);
        }

        for (var i = 0; i < document.Count; i++)
        {
            if (document[i] is CommentBlock { Marker: { } marker } comment)
            {
                var content = BlockContent.Read(comment, IsDefined, repeated.GetValueOrDefault(marker));
                document[i] = new StructuredBlock(comment, content);
            }
        }

        bool IsDefined(string name) => CitationParser.Source(document, name) is not null;
    }
}
