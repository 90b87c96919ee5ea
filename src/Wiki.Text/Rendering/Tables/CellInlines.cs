using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering.Tables;

/// <summary>
/// Reads <c>\|</c> in a cell of an ordinary table as GitHub does: the backslash is gone before anything else is read, in
/// code too.
/// </summary>
internal sealed class CellInlines : InlineParser
{
    private CellInlines() => OpeningCharacters = ['\\'];

    /// <summary>Adds both readers.</summary>
    public static void AddTo(MarkdownPipelineBuilder builder)
    {
        builder.InlineParsers.Insert(0, new CellInlines());
        builder.InlineParsers.Replace<CodeInlineParser>(new CellCode());
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!IsInCell(processor))
        {
            return false;
        }

        var text = slice.AsSpan();
        var backslashes = text.IndexOfAnyExcept('\\') is >= 0 and var end ? end : text.Length;
        // The last one belongs to a bar behind them. Two of the others are one, and what remains belongs to the bar too.
        var hasBar = backslashes < text.Length && text[backslashes] == '|';
        if (!hasBar && backslashes < 2)
        {
            return false;
        }

        var shown = new string('\\', (hasBar ? backslashes - 1 : backslashes) / 2);
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(hasBar ? shown + '|' : shown),
            Span = { Start = processor.GetSourcePosition(slice.Start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        slice.Start += hasBar ? backslashes + 1 : 2 * shown.Length;
        processor.Inline.Span.End = processor.GetSourcePosition(slice.Start - 1);
        return true;
    }

    private static bool IsInCell(InlineProcessor processor) => processor.Block?.Parent is TableCell;

    private sealed class CellCode : CodeInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var matches = base.Match(processor, ref slice);
            if (matches && IsInCell(processor) && processor.Inline is CodeInline code)
            {
                code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
            }

            return matches;
        }
    }
}
