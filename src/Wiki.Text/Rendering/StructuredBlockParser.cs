using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>
/// Finds comments that stand alone on a line from column 1. After the marker of a structured block it also takes the
/// lines up to the next blank one; what they mean is decided by the block's own reader (structured-blocks, A2 and A3).
/// </summary>
internal sealed class StructuredBlockParser : BlockParser
{
    public StructuredBlockParser() => OpeningCharacters = ['<'];

    // GitHub ends a paragraph at a comment, so we do.
    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.Column != 0 || processor.CurrentContainer is not MarkdownDocument)
        {
            return BlockState.None;
        }

        var line = processor.Line.ToString();
        if (!line.StartsWith("<!--", StringComparison.Ordinal) || !line.TrimEnd(' ', '\t').EndsWith("-->", StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        var block = new StructuredBlock(this) { Line = processor.LineIndex, Column = 0 };
        block.Span.Start = processor.Line.Start;
        block.Span.End = processor.Line.End;
        block.Source.Add((processor.LineIndex + 1, line));
        processor.NewBlocks.Push(block);
        return IsMarker(line) ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var structured = (StructuredBlock)block;
        var inTable = structured.Source.Count > 1;
        if (processor.IsBlankLine)
        {
            return inTable ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
        }

        var line = processor.Line.Text[processor.CurrentLineStartPosition..(processor.Line.End + 1)];
        if (!inTable && !line.Contains('|', StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        structured.Source.Add((processor.LineIndex + 1, line));
        structured.Span.End = processor.Line.End;
        return BlockState.ContinueDiscard;
    }

    private static bool IsMarker(string line) => line.StartsWith("<!-- matrix:", StringComparison.Ordinal);
}
