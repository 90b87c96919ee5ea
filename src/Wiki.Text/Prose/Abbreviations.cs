using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Prose;

/// <summary>
/// Reads lines such as <c>*[KVM]: Kernel-based Virtual Machine</c>, which readers do not see, and finds the words that
/// they explain: whole ones, outside links, code and data.
/// </summary>
internal sealed class AbbreviationParser : BlockParser
{
    /// <summary>The largest number of abbreviations of a page. A further line is text.</summary>
    public const int Most = 1000;

    private const int LongestWord = 60;
    private const int LongestMeaning = 300;

    private static readonly object Known = new();
    private static readonly SearchValues<char> NotInWords = SearchValues.Create("[]\\`<>");

    public AbbreviationParser() => OpeningCharacters = ['*'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var text = processor.Line.AsSpan();
        if (processor.IsCodeIndent || !text.StartsWith("*[")
            || text.IndexOf("]:") is not (> 2 and <= LongestWord + 2 and var end))
        {
            return BlockState.None;
        }

        var word = text[2..end].Trim();
        var meaning = text[(end + 2)..].Trim();
        if (word.IsEmpty || meaning.IsEmpty || meaning.Length > LongestMeaning || word.ContainsAny(NotInWords)
            || !char.IsLetterOrDigit(word[0]))
        {
            return BlockState.None;
        }

        if (processor.Document.GetData(Known) is not Words words)
        {
            processor.Document.SetData(Known, words = new Words());
        }

        if (words.Count >= Most)
        {
            return BlockState.None;
        }

        words.Add(word, meaning.ToString());
        processor.NewBlocks.Push(new HiddenBlock(this)
        {
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }

    /// <summary>Marks the words that the page explains.</summary>
    /// <param name="document">A page.</param>
    /// <param name="isProse">Whether a block has text in which they are marked.</param>
    public static void Mark(MarkdownDocument document, Func<LeafBlock, bool> isProse)
    {
        if (document.GetData(Known) is not Words words)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null && isProse(leaf)))
        {
            Mark(leaf.Inline!, words, seen);
        }
    }

    private static void Mark(ContainerInline container, Words words, HashSet<string> seen)
    {
        for (var child = container.FirstChild; child is not null;)
        {
            var next = child.NextSibling;
            if (child is LiteralInline literal)
            {
                Mark(literal, words, seen);
            }
            else if (child is ContainerInline inner and not LinkInline)
            {
                Mark(inner, words, seen);
            }

            child = next;
        }
    }

    private static void Mark(LiteralInline literal, Words words, HashSet<string> seen)
    {
        var text = literal.Content;
        for (var at = text.Start; at <= text.End; at++)
        {
            if (!char.IsLetterOrDigit(text.Text[at]) || at > 0 && IsWord(text.Text[at - 1]))
            {
                continue;
            }

            var behind = text.End + 1 < text.Text.Length ? text.Text[text.End + 1] : ' ';
            var (length, meaning) = words.LongestAt(text.Text.AsSpan(at, text.End + 1 - at), behind);
            if (length == 0)
            {
                continue;
            }

            var word = text.Text.Substring(at, length);
            var mark = new Abbreviated
            {
                Word = word,
                Meaning = meaning!,
                IsFirst = seen.Add(word),
                Line = literal.Line,
                Column = literal.Column + at - literal.Content.Start,
                Span = new SourceSpan(
                    literal.Span.Start + at - literal.Content.Start,
                    literal.Span.Start + at - literal.Content.Start + length - 1),
            };
            var rest = new LiteralInline
            {
                Content = new StringSlice(text.Text, at + length, text.End),
                Line = literal.Line,
                Column = mark.Column + length,
                Span = new SourceSpan(mark.Span.End + 1, literal.Span.End),
            };
            literal.Content.End = at - 1;
            literal.Span.End = mark.Span.Start - 1;
            literal.InsertAfter(mark);
            mark.InsertAfter(rest);
            if (literal.Content.IsEmpty)
            {
                literal.Remove();
            }

            literal = rest;
            at += length - 1;
        }

        if (literal.Content.IsEmpty)
        {
            literal.Remove();
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);

    // A tree of letters: the time for a place does not grow with the number of abbreviations.
    private sealed class Words
    {
        private readonly Node _root = new();

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<char> word, string meaning)
        {
            var node = _root;
            foreach (var c in word)
            {
                if (!node.Next.TryGetValue(c, out var next))
                {
                    node.Next.Add(c, next = new Node());
                }

                node = next;
            }

            node.Meaning = meaning;
            Count++;
        }

        public (int Length, string? Meaning) LongestAt(ReadOnlySpan<char> text, char behind)
        {
            var (length, meaning) = (0, default(string));
            var node = _root;
            for (var i = 0; i < text.Length && node.Next.TryGetValue(text[i], out node!); i++)
            {
                if (node.Meaning is not null && !IsWord(i + 1 < text.Length ? text[i + 1] : behind))
                {
                    (length, meaning) = (i + 1, node.Meaning);
                }
            }

            return (length, meaning);
        }

        private sealed class Node
        {
            public Dictionary<char, Node> Next { get; } = [];

            public string? Meaning { get; set; }
        }
    }
}

/// <summary>Writes a word with what it means.</summary>
internal sealed class AbbreviationRenderer : HtmlObjectRenderer<Abbreviated>
{
    protected override void Write(HtmlRenderer renderer, Abbreviated obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(obj.Word);
            return;
        }

        renderer.Write("<abbr title=\"").WriteEscape(obj.Meaning)
            .Write(obj.IsFirst ? "\" tabindex=\"0\">" : "\">").WriteEscape(obj.Word).Write("</abbr>");
    }
}
