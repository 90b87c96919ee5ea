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

    /// <summary>
    /// The most steps over open signs of emphasis on a page: each sign of a paragraph costs as many as are before it.
    /// </summary>
    public const long EmphasisSteps = 20_000_000;

    // Deeper brackets stay plain text. Nobody nests links that deep.
    private const int OpenBrackets = 30;

    private static readonly object Found = new();
    private static readonly object Taken = new();

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
        var steps = StepsOf(processor);
        steps.Value += count.Signs;
        if (++count.Signs <= EmphasisSigns && steps.Value <= EmphasisSteps)
        {
            return false;
        }

        var line = processor.LineIndex + 1;
        return Refuse(processor, ref slice, count.Signs <= EmphasisSigns
            ? new Problem("D008", Severity.Blocking, line, 1, $"Line {line}: too many paragraphs or cells up to this one "
                + "have hundreds of signs of emphasis (*, _ or ~~). Divide them with blank lines, or put code between "
                + "backticks.")
            : new Problem("D008", Severity.Blocking, line, 1,
                $"Line {line}: the paragraph or cell that starts here has more than {EmphasisSigns:N0} signs of "
                + "emphasis (*, _ or ~~). Divide it with a blank line, or put code between backticks."));
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

    private static Steps StepsOf(InlineProcessor processor)
    {
        if (processor.Document.GetData(Taken) is not Steps steps)
        {
            processor.Document.SetData(Taken, steps = new Steps());
        }

        return steps;
    }

    // Markdig clears the states at each new paragraph.
    private Counts State(InlineProcessor processor) =>
        (Counts)(processor.ParserStates[Index] ??= new Counts());

    private sealed class Steps
    {
        public long Value { get; set; }
    }

    private sealed class Counts
    {
        public int Signs { get; set; }
    }
}
