using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>
/// Finds mathematics in a line, as GitHub does: <c>$x^2$</c>, <c>$`x`$</c>, and <c>$$x$$</c>. It is shown as code. Sums
/// of money and names of variables are none: what is between the signs has no blanks at its ends, no letter or digit
/// stands before the first sign, and none behind the last.
/// </summary>
internal sealed class MathParser : InlineParser
{
    /// <summary>The class of mathematics.</summary>
    public const string Class = "math";

    private const int Longest = 1000;
    private const int MostTries = 1000; // in one paragraph, because each looks ahead

    public MathParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        var tries = (int)(processor.ParserStates[Index] ?? 0);
        if (char.IsLetterOrDigit(before) || before is '$' or '_' or '\\' || tries >= MostTries)
        {
            return false;
        }

        var text = slice.AsSpan();
        text = text[..Math.Min(text.Length, Longest)];
        var (start, length, end) = text.StartsWith("$$") ? Between(text, "$$", "$$")
            : text.StartsWith("$`") ? Between(text, "$`", "`$") : InLine(text);
        if (length <= 0 || end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '$' or '_'))
        {
            processor.ParserStates[Index] = tries + 1;
            return false;
        }

        var code = new CodeInline(text.Slice(start, length).Trim().ToString().Replace('\n', ' '))
        {
            Delimiter = '$',
            DelimiterCount = 1,
            Span = new SourceSpan(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + end - 1)),
            Line = line,
            Column = column,
        };
        code.SetData(Class, Class);
        processor.Inline = code;
        slice.Start += end;
        return true;
    }

    /// <summary>Whether a piece of code is mathematics.</summary>
    public static bool IsMath(CodeInline code) => code.GetData(Class) is not null;

    private static (int Start, int Length, int End) Between(ReadOnlySpan<char> text, string open, string close)
    {
        var length = text[open.Length..].IndexOf(close);
        return length > 0 && !text.Slice(open.Length, length).IsWhiteSpace()
            ? (open.Length, length, open.Length + length + close.Length) : default;
    }

    private static (int Start, int Length, int End) InLine(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || char.IsWhiteSpace(text[1]))
        {
            return default;
        }

        for (var i = 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$')
            {
                // The first further sign ends it, or it is none: so a price is never part of a formula.
                return char.IsWhiteSpace(text[i - 1]) ? default : (1, i - 1, i + 1);
            }
        }

        return default;
    }
}

/// <summary>Finds mathematics between two lines <c>$$</c>, and makes it a block of code with that name.</summary>
internal sealed class MathBlockParser : FencedBlockParserBase<FencedCodeBlock>
{
    private static readonly object LastFence = new();

    public MathBlockParser()
    {
        OpeningCharacters = ['$'];
        MinimumMatchCount = 2;
        MaximumMatchCount = 2;
        InfoPrefix = "language-";
        InfoParser = IsFence;
    }

    protected override FencedCodeBlock CreateFencedBlock(BlockProcessor processor)
    {
        var block = new FencedCodeBlock(this) { IndentCount = processor.Indent };
        return block;
    }

    // Without an end it would take the rest of the page.
    private static bool IsFence(BlockProcessor processor, ref StringSlice line, IFencedBlock fenced, char opening)
    {
        if (!line.AsSpan().IsWhiteSpace())
        {
            return false;
        }

        if (processor.Document.GetData(LastFence) is not int last)
        {
            last = line.Text.LastIndexOf("$$", StringComparison.Ordinal);
            processor.Document.SetData(LastFence, last);
        }

        fenced.Info = "math";
        return last > line.End;
    }
}
