using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Divides pages into items. Equal items of both pages get equal numbers.</summary>
internal sealed class PageItems
{
    private readonly PieceNumbers _items = new();
    private readonly PieceNumbers _tokens = new();
    private readonly PieceNumbers _words = new();
    private readonly WordNumbers _splitter = new();

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
                items.Add(PageItem.OfRun(_items.Of($"run {string.Join(' ', run.Tokens.Select(it => it.Number))}"), run));
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
            _items.Of($"{block.Name} {look}: {string.Join(' ', items.Select(item => item.Number))}"), block, items);
    }

    private PageRun? RunOf(List<HtmlNode> nodes, Dictionary<string, string> sources, bool isTyped)
    {
        var tokens = new List<InlineToken>();
        var decorations = new List<HtmlElement>();
        foreach (var node in nodes)
        {
            Add(node, [], "");
        }

        if (!isTyped)
        {
            // Readers do not see blanks at the ends, but they see a no-break space.
            tokens.RemoveRange(0, tokens.TakeWhile(token => token.IsFolded).Count());
            var blanks = Enumerable.Reverse(tokens).TakeWhile(token => token.IsFolded).Count();
            tokens.RemoveRange(tokens.Count - blanks, blanks);
        }

        return tokens.Count + decorations.Count == 0 ? null : new PageRun(tokens, decorations);

        void Add(HtmlNode node, ImmutableArray<HtmlElement> chain, string signature)
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
                var inside = signature + SignatureOf(element);
                foreach (var child in element.Children)
                {
                    Add(child, around, inside);
                }
            }
        }

        void AddWhole(HtmlElement element, string what, ImmutableArray<HtmlElement> chain, string signature) =>
            tokens.Add(new InlineToken(_tokens.Of($"{signature}<{what}"), _words.Of("<" + what), "", element, chain));

        void AddWords(string text, ImmutableArray<HtmlElement> chain, string signature)
        {
            var line = _splitter.Split(text);
            for (var i = 0; i < line.Words.Length; i++)
            {
                var word = text[line.StartOf(i)..line.StartOf(i + 1)];
                var isBlank = _splitter.IsBlank(line.Words[i]);
                word = isBlank && !isTyped && word.All(c => c is ' ' or '\n' or '\t') ? " " : word;
                tokens.Add(new InlineToken(
                    _tokens.Of($"{signature}>{word}"), isBlank ? -1 : _words.Of(word), word, null, chain));
            }
        }
    }

    private static string SignatureOf(HtmlElement element) =>
        $"<{element.Name} {string.Join(' ', element.Attributes.Where(it => it.Name != "id").Select(it => $"{it.Name}={it.Value}"))}>";
}
