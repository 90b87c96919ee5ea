using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering;

/// <summary>
/// Keeps the cost of a paragraph proportional to its length: at each sign of emphasis, Markdig walks all open signs of
/// the paragraph.
/// </summary>
internal sealed class InlineLimits : InlineParser
{
    /// <summary>The largest number of emphasis signs (runs of * _ ~) in one paragraph or cell.</summary>
    public const int EmphasisSigns = 1000;

    // Deeper brackets stay plain text. Nobody nests links that deep.
    private const int OpenBrackets = 30;

    private static readonly object Found = new();

    public InlineLimits() => OpeningCharacters = ['*', '_', '~', '[', '!'];

    /// <summary>The problem found while the document was parsed, or null for none.</summary>
    public static Problem? ProblemOf(MarkdownDocument document) => (Problem?)document.GetData(Found);

    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.CurrentChar switch
    {
        '[' or '!' => IsBracketTooDeep(processor, ref slice),
        _ => IsOneSignTooMany(processor, ref slice),
    };

    private bool IsOneSignTooMany(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekCharExtra(-1) == slice.CurrentChar)
        {
            return false;
        }

        var count = State(processor);
        if (++count.Signs <= EmphasisSigns)
        {
            return false;
        }

        var line = processor.LineIndex + 1;
        return Refuse(processor, ref slice, new Problem("D008", Severity.Blocking, line, 1,
            $"Line {line}: the paragraph or cell that starts here has more than {EmphasisSigns:N0} signs of emphasis "
            + "(*, _ or ~~). Divide it with a blank line, or put code between backticks."));
    }

    private static bool IsBracketTooDeep(InlineProcessor processor, ref StringSlice slice)
    {
        var open = 0;
        for (var inline = processor.Inline; inline is not null; inline = inline.Parent)
        {
            open += inline is LinkDelimiterInline ? 1 : 0;
        }

        if (open < OpenBrackets || slice.CurrentChar == '!' && slice.PeekChar() != '[')
        {
            return false;
        }

        processor.Inline = new LiteralInline { Content = new StringSlice(slice.Text, slice.Start, slice.Start) };
        slice.Start++;
        return true;
    }

    // The rest of the paragraph is not read, because the page is refused anyway.
    private static bool Refuse(InlineProcessor processor, ref StringSlice slice, Problem problem)
    {
        if (processor.Document.GetData(Found) is null)
        {
            processor.Document.SetData(Found, problem);
        }

        processor.Inline = new LiteralInline { Content = slice };
        slice.Start = slice.End + 1;
        return true;
    }

    // Markdig clears the states at each new paragraph.
    private Counts State(InlineProcessor processor) =>
        (Counts)(processor.ParserStates[Index] ??= new Counts());

    private sealed class Counts
    {
        public int Signs { get; set; }
    }
}
