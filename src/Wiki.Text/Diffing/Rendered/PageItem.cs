namespace Wiki.Text.Diffing.Rendered;

/// <summary>A block of a page, or a run of text between blocks.</summary>
internal sealed class PageItem
{
    private PageItem(int number, string name, HtmlElement? block, PageRun? run) =>
        (Number, Name, Block, Run) = (number, name, block, run);

    /// <summary>Equal for items that readers see alike.</summary>
    public int Number { get; }

    /// <summary>Only items of the same name continue each other.</summary>
    public string Name { get; }

    /// <summary>The block; null for a run.</summary>
    public HtmlElement? Block { get; }

    /// <summary>The run; null for a block.</summary>
    public PageRun? Run { get; }

    /// <summary>What is in the block.</summary>
    public required IReadOnlyList<PageItem> Items { get; init; }

    /// <summary>The words in it, ascending; each as often as it stands there.</summary>
    public int[] Words => field ??= WordsOf();

    public static PageItem OfRun(int number, PageRun run) => new(number, "", null, run) { Items = [] };

    public static PageItem OfBlock(int number, HtmlElement block, IReadOnlyList<PageItem> items) =>
        new(number, block.Name, block, null) { Items = items };

    /// <summary>
    /// What a block is known by however its content changed: its id, or of a row its first cell. Null when by nothing.
    /// </summary>
    public string? Identity => Block switch
    {
        { Name: "tr" } => "tr " + (Block.Elements.FirstOrDefault()?.TextContent() ?? ""),
        { Name: "table" or "thead" or "caption" } => Name,
        { Name: "section" } when Block.HasClass("footnotes") => "sources",
        { Name: "div" or "section" } when Block["id"] is { } id => $"{Name} {id}",
        _ => null,
    };

    private int[] WordsOf()
    {
        int[] words = Run is null
            ? [.. Items.SelectMany(item => item.Words)]
            : [.. Run.Tokens.Where(token => !token.IsBlank).Select(token => token.Words)];
        Array.Sort(words);
        return words;
    }
}

/// <summary>Text and inline elements that follow each other without a block between.</summary>
/// <param name="Tokens">What is compared.</param>
/// <param name="Decorations">Links of the page to itself at its end, which are not.</param>
internal sealed record PageRun(IReadOnlyList<InlineToken> Tokens, IReadOnlyList<HtmlElement> Decorations);
