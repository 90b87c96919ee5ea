using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>Words between one or two tildes are struck through, as on GitHub. More tildes are text.</summary>
internal static class Strikethrough
{
    private const char Tilde = '~';

    /// <summary>Adds it to a pipeline.</summary>
    public static MarkdownPipelineBuilder UseStrikethrough(this MarkdownPipelineBuilder builder)
    {
        builder.UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        var emphasis = builder.InlineParsers.FindExact<EmphasisInlineParser>()!;
        emphasis.EmphasisDescriptors.Add(new EmphasisDescriptor(Tilde, 1, 2, true));
        emphasis.TryCreateEmphasisInlineList.Add((sign, _) => sign != Tilde ? null
            : new EmphasisInline { DelimiterChar = Tilde, DelimiterCount = 2 });
        builder.InlineParsers.InsertBefore<EmphasisInlineParser>(new TildesParser());
        return builder;
    }

    private sealed class TildesParser : InlineParser
    {
        public TildesParser() => OpeningCharacters = [Tilde];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var count = slice.AsSpan().IndexOfAnyExcept(Tilde) is var end and >= 0 ? end : slice.Length;
            if (count < 3)
            {
                return false;
            }

            processor.Inline = new LiteralInline
            {
                Content = new StringSlice(slice.Text, slice.Start, slice.Start + count - 1),
                Span = new Markdig.Syntax.SourceSpan(
                    processor.GetSourcePosition(slice.Start, out var line, out var column),
                    processor.GetSourcePosition(slice.Start + count - 1)),
                Line = line,
                Column = column,
            };
            slice.Start += count;
            return true;
        }
    }
}
