using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Divides pages into items. Equal items of both pages get equal numbers.</summary>
internal sealed class PageItems
{
    private const int Run = -1;
    private const int FoldedBlank = -2;

    private readonly PieceNumbers _items = new();
    private readonly PieceNumbers _names = new();
    private readonly PieceNumbers _wholes = new();
    private readonly WordNumbers _splitter = new();

    // Each word is one string, however often it stands on the pages.
    private readonly Dictionary<int, string> _words = [];

    // By the number of the elements around a token and that of its word. A page has hundreds of thousands of tokens.
    private readonly Dictionary<(int Around, int Word), int> _tokens = [];

    /// <summary>Returns the items of a page.</summary>
    public List<PageItem> Of(List<HtmlNode> page)
    {
        // The number of a source changes with every source before it, but its text does not.
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(page, sources);
        return Of(page, sources, isTyped: false);
    }

    private static void Collect(IEnumerable<HtmlNode> nodes, Dictionary<string, string> sources)
    {
        foreach (var element in nodes.OfType<HtmlElement>())
        {
            if (element.Name == "li" && element["id"] is { } id && id.Contains("fn:", StringComparison.Ordinal))
            {
                sources.TryAdd("#" + id, element.TextContent());
            }

            Collect(element.Children, sources);
        }
    }

    private List<PageItem> Of(List<HtmlNode> nodes, Dictionary<string, string> sources, bool isTyped)
    {
        var items = new List<PageItem>();
        for (var i = 0; i < nodes.Count;)
        {
            if (nodes[i] is HtmlElement { IsPhrasing: false } block)
            {
                items.Add(OfBlock(block, sources, isTyped || block.Name == "pre"));
                i++;
                continue;
            }

            var end = i;
            while (end < nodes.Count && nodes[end] is not HtmlElement { IsPhrasing: false })
            {
                end++;
            }

            if (RunOf(nodes.GetRange(i, end - i), sources, isTyped) is { } run)
            {
                items.Add(PageItem.OfRun(NumberOf(Run, run.Tokens.Select(token => token.Number)), run));
            }

            i = end;
        }

        return items;
    }

    private PageItem OfBlock(HtmlElement block, Dictionary<string, string> sources, bool isTyped)
    {
        var items = Of(block.Children, sources, isTyped);
        var look = block.Name is "td" or "th" ? block["class"] : null;
        return PageItem.OfBlock(
            NumberOf(_names.Of($"{block.Name} {look}"), items.Select(item => item.Number)), block, items);
    }

    // The numbers themselves are the letters of the piece.
    private int NumberOf(int what, IEnumerable<int> parts) =>
        _items.Of(MemoryMarshal.Cast<int, char>((int[])[what, .. parts]));

    private int TokenOf(int around, int word)
    {
        if (!_tokens.TryGetValue((around, word), out var number))
        {
            _tokens.Add((around, word), number = _tokens.Count);
        }

        return number;
    }

    private PageRun? RunOf(List<HtmlNode> nodes, Dictionary<string, string> sources, bool isTyped)
    {
        var tokens = new List<InlineToken>();
        var decorations = new List<HtmlElement>();
        foreach (var node in nodes)
        {
            Add(node, [], 0);
        }

        if (!isTyped)
        {
            // Readers do not see blanks at the ends, but they see a no-break space.
            tokens.RemoveRange(0, tokens.TakeWhile(token => token.IsFolded).Count());
            var blanks = Enumerable.Reverse(tokens).TakeWhile(token => token.IsFolded).Count();
            tokens.RemoveRange(tokens.Count - blanks, blanks);
        }

        return tokens.Count + decorations.Count == 0 ? null : new PageRun(tokens, decorations);

        void Add(HtmlNode node, ImmutableArray<HtmlElement> chain, int signature)
        {
            if (node is HtmlText { Text: var text })
            {
                AddWords(text, chain, signature);
                return;
            }

            var element = (HtmlElement)node;
            if (Decoration.Is(element))
            {
                decorations.Add(element);
            }
            else if (element["href"] is { } way && sources.TryGetValue(way, out var source))
            {
                AddWhole(element, $"source {source}", chain, signature);
            }
            else if (HtmlElement.IsVoid(element.Name))
            {
                AddWhole(element, SignatureOf(element), chain, signature);
            }
            else
            {
                var around = chain.Add(element);
                var inside = 1 + _names.Of($"{signature}{SignatureOf(element)}");
                foreach (var child in element.Children)
                {
                    Add(child, around, inside);
                }
            }
        }

        void AddWhole(HtmlElement element, string what, ImmutableArray<HtmlElement> chain, int signature)
        {
            // Odd numbers are elements, even ones are words.
            var number = (2 * _wholes.Of(what)) + 1;
            tokens.Add(new InlineToken(TokenOf(signature, number), number, "", element, chain));
        }

        void AddWords(string text, ImmutableArray<HtmlElement> chain, int signature)
        {
            var line = _splitter.Split(text);
            for (var i = 0; i < line.Words.Length; i++)
            {
                var number = line.Words[i];
                if (!_words.TryGetValue(number, out var word))
                {
                    _words.Add(number, word = text[line.StartOf(i)..line.StartOf(i + 1)]);
                }

                var isBlank = _splitter.IsBlank(number);
                if (isBlank && !isTyped && word.All(c => c is ' ' or '\n' or '\t'))
                {
                    tokens.Add(new InlineToken(TokenOf(signature, FoldedBlank), -1, " ", null, chain));
                }
                else
                {
                    // A blank that is typed as one space looks like a folded one.
                    tokens.Add(new InlineToken(TokenOf(signature, word == " " ? FoldedBlank : 2 * number),
                        isBlank ? -1 : 2 * number, word, null, chain));
                }
            }
        }
    }

    private static string SignatureOf(HtmlElement element) =>
        $"<{element.Name} {string.Join(' ', element.Attributes.Where(it => it.Name != "id").Select(it => $"{it.Name}={it.Value}"))}>";
}
