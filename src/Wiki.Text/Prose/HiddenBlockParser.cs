using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Prose;

/// <summary>
/// Finds comments that begin a line, whether they end in it or in a later one. A comment that nothing ends is text:
/// otherwise it would hide the rest of the page. So is what stands behind the end of one.
/// </summary>
internal sealed class HiddenBlockParser : BlockParser
{
    private static readonly object LastEnd = new();

    public HiddenBlockParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        if (processor.IsCodeIndent || !HtmlComment.Begins(line))
        {
            return BlockState.None;
        }

        var rest = HtmlComment.Behind(line);
        var isOpen = HtmlComment.Begins(rest);
        if (!rest.IsEmpty && !(isOpen && processor.Line.End < LastEndIn(processor)))
        {
            return BlockState.None; // A line of text, in which the comments are hidden.
        }

        processor.NewBlocks.Push(new HiddenBlock(this)
        {
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
            Lines = new StringLineGroup(1),
        });
        return isOpen ? BlockState.Continue : BlockState.Break;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        return processor.Line.AsSpan().Contains(HtmlComment.Close, StringComparison.Ordinal)
            ? BlockState.Break : BlockState.Continue;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        var comment = (HiddenBlock)block;
        var lines = comment.Lines;
        if (lines.Count == 0)
        {
            return true;
        }

        var last = lines.Lines[lines.Count - 1];
        var end = last.Slice.AsSpan().IndexOf(HtmlComment.Close, StringComparison.Ordinal);
        if (end < 0)
        {
            // The list or quotation around it ended first.
            Add(lines, 0, comment);
            return false;
        }

        var isOneLine = lines.Count == 1;
        var behind = last.Slice;
        behind.Start = isOneLine ? behind.End + 1 : behind.Start + end + HtmlComment.Close.Length;
        var rest = HtmlComment.Behind(behind.AsSpan().TrimStart(" \t"));
        if (!rest.IsEmpty)
        {
            behind.Start = behind.End + 1 - rest.Length;
            last.Slice = behind;
            lines.Lines[lines.Count - 1] = last;
            Add(lines, lines.Count - 1, comment);
        }

        return true;
    }

    private static void Add(StringLineGroup lines, int first, HiddenBlock comment)
    {
        var text = new ParagraphBlock
        {
            Line = lines.Lines[first].Line,
            Column = comment.Column,
            Span = new SourceSpan(lines.Lines[first].Slice.Start, comment.Span.End),
            IsOpen = false,
            Lines = new StringLineGroup(lines.Count - first),
        };
        for (var i = first; i < lines.Count; i++)
        {
            text.Lines.Add(lines.Lines[i]);
        }

        comment.Parent!.Add(text);
    }

    // Where the last comment of the page can end: asked once, so that many beginnings take linear time.
    private static int LastEndIn(BlockProcessor processor)
    {
        if (processor.Document.GetData(LastEnd) is not int last)
        {
            last = processor.Line.Text.LastIndexOf(HtmlComment.Close, StringComparison.Ordinal);
            processor.Document.SetData(LastEnd, last);
        }

        return last;
    }
}
