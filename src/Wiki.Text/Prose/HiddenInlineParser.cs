using Markdig.Helpers;
using Markdig.Parsers;

namespace Wiki.Text.Prose;

/// <summary>Finds comments inside a line or paragraph. One that does not end there is text.</summary>
internal sealed class HiddenInlineParser : InlineParser
{
    public HiddenInlineParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!HtmlComment.Begins(text) || processor.ParserStates[Index] is not null)
        {
            return false;
        }

        var length = HtmlComment.LengthOf(text);
        if (length < 0)
        {
            processor.ParserStates[Index] = this; // No later one ends either. Markdig clears this at each paragraph.
            return false;
        }

        // Of the blanks on both sides one remains.
        var isBlankBefore = slice.PeekCharExtra(-1) is ' ' or '\t' or '\n' or '\0';
        processor.Inline = new HiddenInline
        {
            Span = new Markdig.Syntax.SourceSpan(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        var behind = text[length..].TrimStart(" \t");
        if (isBlankBefore && !behind.IsEmpty && behind[0] != '\n')
        {
            slice.Start = slice.End + 1 - behind.Length;
        }

        return true;
    }
}
