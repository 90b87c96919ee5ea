using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>
/// Reads <c>[^name]</c> before links are read. Otherwise Markdig reads <c>[^a][^b]</c> as one reference link and loses
/// the first of the two sources.
/// </summary>
internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.Length < 4 || text[1] != '^')
        {
            return false;
        }

        var end = text[1..].IndexOfAny("[] \t\n") + 1;
        if (end < 3 || text[end] != ']' || Source(processor.Document, text[2..end].ToString()) is not { } source)
        {
            return false;
        }

        var citation = Cite(processor, source);
        citation.Span.Start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        citation.Span.End = citation.Span.Start + end;
        (citation.Line, citation.Column) = (line, column);
        LinkParser.CloseAround(processor);
        processor.Inline = citation;
        slice.Start += end + 1;
        return true;
    }

    /// <summary>The source with this name, or null when the page does not define it.</summary>
    public static FootnoteLinkReferenceDefinition? Source(MarkdownDocument document, string name) =>
        document.TryGetLinkReferenceDefinition("^" + name, out var definition)
            ? definition as FootnoteLinkReferenceDefinition
            : null;

    /// <summary>Cites a source. A source that is cited for the first time gets the next number.</summary>
    public static Inline Cite(InlineProcessor processor, FootnoteLinkReferenceDefinition source) =>
        source.CreateLinkInline!(processor, source, null);
}

/// <summary>
/// Reads the definition of a source. As on GitHub, a line that is indented by less than four columns goes on with it
/// only as running text: a heading, a list or a marker below it is a block of its own.
/// </summary>
internal sealed class SourceParser : FootnoteParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine || processor.IsCodeIndent || IsNumberInText(processor))
        {
            return base.TryContinue(processor, block);
        }

        if (processor.CurrentChar != '[' || !TableEnd.IsAt(processor.Line.ToString()))
        {
            return BlockState.None;
        }

        processor.Close(block);
        return TryOpen(processor);
    }

    // Only a list that begins with 1 ends a paragraph, so that a year at the start of a line does not.
    private static bool IsNumberInText(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return processor.CurrentBlock is ParagraphBlock && digits > 0 && line[..digits] is not "1";
    }
}
