namespace Wiki.Text.Diffing.Rendered;

/// <summary>A block of a page, or a run of text between blocks.</summary>
internal sealed class PageItem
{
    private PageItem(int number, string name, HtmlElement? block, PageRun? run) =>
        (Number, Name, Block, Run) = (number, name, block, run);

    /// <summary>Equal for items that look the same to readers.</summary>
    public int Number { get; }

    /// <summary>The name. Only items with the same name continue each other.</summary>
    public string Name { get; }

    /// <summary>The block, or null for a run.</summary>
    public HtmlElement? Block { get; }

    /// <summary>The run, or null for a block.</summary>
    public PageRun? Run { get; }

    /// <summary>The items in the block.</summary>
    public required IReadOnlyList<PageItem> Items { get; init; }

    /// <summary>
    /// The numbers of its words, in ascending order. A word that occurs several times is included several times.
    /// </summary>
    public int[] Words => field ??= WordsOf();

    public static PageItem OfRun(int number, PageRun run) => new(number, "", null, run) { Items = [] };

    public static PageItem OfBlock(int number, HtmlElement block, IReadOnlyList<PageItem> items) =>
        new(number, block.Name, block, null) { Items = items };

    /// <summary>
    /// The identity of a block, which stays when its content changes: its id, or the first cell of a row. Null when it
    /// has none.
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

/// <summary>Text and inline elements that follow each other without a block between them.</summary>
/// <param name="Tokens">The tokens to compare.</param>
/// <param name="Decorations">Links of the page to itself at the end of the run, which are not compared.</param>
internal sealed record PageRun(IReadOnlyList<InlineToken> Tokens, IReadOnlyList<HtmlElement> Decorations);
