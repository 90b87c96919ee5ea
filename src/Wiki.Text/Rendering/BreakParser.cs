using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering;

/// <summary>
/// Reads <c>&lt;br&gt;</c> as a line break. It is the only HTML that is not plain text: a cell of a table has no other way
/// to break a line, and texts from elsewhere are full of it.
/// </summary>
internal sealed class BreakParser : InlineParser
{
    public BreakParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var end = 3;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        end += end < text.Length && text[end] == '/' ? 1 : 0;
        if (end == text.Length || text[end] != '>')
        {
            return false;
        }

        processor.Inline = new LineBreakInline
        {
            IsHard = true,
            Span = { Start = processor.GetSourcePosition(slice.Start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        slice.Start += end + 1;
        // A line that is broken there anyway is broken once.
        if (slice.CurrentChar == '\n')
        {
            slice.SkipChar();
        }

        return true;
    }
}
