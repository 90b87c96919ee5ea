using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering;

/// <summary>
/// Stops one paragraph or table from costing more than its length: Markdig walks all open signs of a paragraph at each
/// further one, and fills every row of a table up to the length of its header.
/// </summary>
internal sealed class InlineLimits : InlineParser
{
    /// <summary>The most emphasis signs (runs of * _ ~) in one paragraph or table.</summary>
    public const int EmphasisSigns = 1000;

    /// <summary>The most cells of a prose table: columns of its first line by lines.</summary>
    public const int TableCells = 100_000;

    // Deeper brackets are shown as brackets; nobody nests links.
    private const int OpenBrackets = 30;

    private static readonly object Found = new();

    public InlineLimits() => OpeningCharacters = ['*', '_', '~', '[', '!', '|'];

    /// <summary>What was too much in a parsed document; null when nothing was.</summary>
    public static Problem? ProblemOf(MarkdownDocument document) => (Problem?)document.GetData(Found);

    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.CurrentChar switch
    {
        '|' => IsTableTooLarge(processor, ref slice),
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
            $"Line {line}: the paragraph or table that starts here has more than {EmphasisSigns:N0} signs of emphasis "
            + "(*, _ or ~~); divide it with a blank line, or put code between backticks."));
    }

    private bool IsTableTooLarge(InlineProcessor processor, ref StringSlice slice)
    {
        var count = State(processor);
        if (count.TableSeen)
        {
            return false;
        }

        count.TableSeen = true;
        var text = slice.Text.AsSpan(0, slice.End + 1);
        var first = text.IndexOf('\n') is var end and >= 0 ? text[..end] : text;
        if ((first.Count('|') + 1L) * (text.Count('\n') + 1L) <= TableCells)
        {
            return false;
        }

        var line = processor.LineIndex + 1;
        return Refuse(processor, ref slice, new Problem("D009", Severity.Blocking, line, 1,
            $"Line {line}: the table that starts here has more than {TableCells:N0} cells; "
            + "divide it with a blank line and a header of its own."));
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

    // The rest of the paragraph is not read: the page is refused anyway.
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

    // Markdig empties the states at each new paragraph.
    private Counts State(InlineProcessor processor) =>
        (Counts)(processor.ParserStates[Index] ??= new Counts());

    private sealed class Counts
    {
        public int Signs { get; set; }

        public bool TableSeen { get; set; }
    }
}
