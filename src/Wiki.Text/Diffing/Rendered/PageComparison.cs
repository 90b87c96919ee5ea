using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Compares two pages: first the blocks, then the content of blocks that continue each other.</summary>
internal sealed class PageComparison(RenderedLimits limits)
{
    private readonly WorkAllowance _blocks = new(limits.Blocks);
    private readonly WorkAllowance _pairs = new(limits.Pairs);
    private readonly WorkAllowance _words = new(limits.Words);
    private readonly InlineMarks _inline = new();

    /// <summary>The number of places that are marked so far.</summary>
    public int Changes { get; private set; }

    /// <summary>Returns the marked page.</summary>
    public List<HtmlNode> Between(List<HtmlNode> old, List<HtmlNode> @new)
    {
        var items = new PageItems();
        return Marked(items.Of(old), items.Of(@new), null);
    }

    /// <summary>
    /// Sentences that tell readers what is coarser because of a limit; null when no limit was reached.
    /// </summary>
    public string? Coarse()
    {
        var sentences = new List<string>();
        if (_blocks.WasExceeded)
        {
            sentences.Add("The pages differ very much, so some passages are shown as completely replaced.");
        }

        if (_pairs.WasExceeded)
        {
            sentences.Add("In some long passages, old and new paragraphs or rows are not matched with each other.");
        }

        if (_words.WasExceeded)
        {
            sentences.Add("In some changed paragraphs, more words are marked than differ.");
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    private List<HtmlNode> Marked(IReadOnlyList<PageItem> old, IReadOnlyList<PageItem> @new, ColumnSteps? columns)
    {
        var nodes = new List<HtmlNode>();
        var (i, j) = (0, 0);
        var hunks = SequenceDiff.Between(NumbersOf(old), NumbersOf(@new), _blocks)
            .ConvertAll(hunk => (Hunk: hunk, Pairs: ItemPairs.Of(old, @new, hunk, _pairs)));
        var moves = MovesOf(old, @new, hunks);
        var away = moves.Values.ToHashSet();
        foreach (var (hunk, pairs) in hunks)
        {
            AddEqual(hunk.OldStart);
            foreach (var pair in pairs)
            {
                AddWhole(pair.Old, pair.New);
                nodes.AddRange(Changed(old[i++], @new[j++], columns));
            }

            AddWhole(hunk.OldEnd, hunk.NewEnd);
        }

        AddEqual(old.Count);
        return nodes;

        void AddEqual(int end)
        {
            for (; i < end; i++, j++)
            {
                nodes.AddRange(IsFrame(@new[j]) && columns is { AreMixed: true }
                    ? Changed(old[i], @new[j], columns)
                    : Nodes(@new[j]));
            }
        }

        void AddWhole(int oldEnd, int newEnd)
        {
            for (; i < oldEnd; i++)
            {
                Changes++;
                var node = Whole(old[i], PageMark.Removed, columns, isOutermost: true);
                nodes.AddRange(away.Contains(i) ? node.ConvertAll(Moved) : node);
            }

            for (; j < newEnd; j++)
            {
                Changes++;
                nodes.AddRange(moves.TryGetValue(j, out var from)
                    ? Changed(old[from], @new[j], columns).ConvertAll(node => Moved(Marked(node, PageMark.Added)))
                    : Whole(@new[j], PageMark.Added, columns, isOutermost: true));
            }
        }
    }

    private Dictionary<int, int> MovesOf(IReadOnlyList<PageItem> old, IReadOnlyList<PageItem> @new,
        List<(Hunk Hunk, List<(int Old, int New)> Pairs)> hunks)
    {
        var (gone, come) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (hunk, pairs) in hunks)
        {
            gone.UnionWith(Enumerable.Range(hunk.OldStart, hunk.OldCount).Except(pairs.Select(pair => pair.Old)));
            come.UnionWith(Enumerable.Range(hunk.NewStart, hunk.NewCount).Except(pairs.Select(pair => pair.New)));
        }

        return ItemMoves.Of(old, @new, gone, come, _pairs);
    }

    // What was removed here stands elsewhere, or what was added here stood elsewhere.
    private static HtmlNode Moved(HtmlNode node) => WithClass(node, "moved");

    private static HtmlNode Marked(HtmlNode node, PageMark mark) => WithClass(node, mark.CssClass());

    private static HtmlNode WithClass(HtmlNode node, string name) => node is HtmlElement element
        ? element.With(PageMarks.WithClass(element.Attributes, name), element.Children) : node;

    private static int[] NumbersOf(IReadOnlyList<PageItem> items) => [.. items.Select(item => item.Number)];

    private static bool IsFrame(PageItem item) => item.Name is "thead" or "tbody" or "tr";

    private List<HtmlNode> Nodes(PageItem item) => item.Block is { } block ? [block] : Changed(item.Run!, item.Run!, []);

    private List<HtmlNode> Changed(PageRun old, PageRun @new, List<Hunk> hunks)
    {
        Changes += hunks.Count;
        return _inline.Changed(old, @new, hunks);
    }

    private List<HtmlNode> Changed(PageItem old, PageItem @new, ColumnSteps? columns)
    {
        if (@new.Run is { } run)
        {
            return Changed(old.Run!, run, SequenceDiff.Between(
                [.. old.Run!.Tokens.Select(token => token.Number)], [.. run.Tokens.Select(token => token.Number)], _words));
        }

        var block = @new.Block!;
        if (block.Name is "td" or "th" && block["class"] != old.Block!["class"])
        {
            return [Replaced(old, @new)];
        }

        var children = block.Name switch
        {
            "table" => Marked(old.Items, @new.Items, ColumnSteps.Between(old, @new, _blocks)),
            "tr" when columns is not null => Cells(old, @new, columns),
            "td" or "th" => Marked(old.Items, @new.Items, null),
            _ => Marked(old.Items, @new.Items, columns),
        };
        return [block.With(block.Attributes, children)];
    }

    // The look of a cell shows its level, so the old content keeps its own look in a box.
    private HtmlElement Replaced(PageItem old, PageItem @new)
    {
        Changes++;
        var was = new HtmlElement(
            "div", [new HtmlAttribute("class", $"also {old.Block!["class"]} replaced".Replace("  ", " "))],
            [.. old.Items.SelectMany(item => Whole(item, PageMark.Removed, null, isOutermost: false))]);
        var @is = @new.Items.SelectMany(item => Whole(item, PageMark.Added, null, isOutermost: true));
        return @new.Block!.With(@new.Block.Attributes, [was, .. @is]);
    }

    private List<HtmlNode> Cells(PageItem old, PageItem @new, ColumnSteps columns)
    {
        if (old.Items.Count != columns.OldCount || @new.Items.Count != columns.NewCount
            || !ColumnSteps.IsPlain(old) || !ColumnSteps.IsPlain(@new))
        {
            return columns.AreMixed
                ? [.. Marked(old.Items, @new.Items, null).Select(cell => AcrossAll(cell, columns))]
                : Marked(old.Items, @new.Items, null);
        }

        var cells = new List<HtmlNode>();
        foreach (var (i, j) in columns.Steps)
        {
            if (i >= 0 && j >= 0 && old.Items[i].Name == @new.Items[j].Name)
            {
                cells.AddRange(old.Items[i].Number == @new.Items[j].Number
                    ? Nodes(@new.Items[j]) : Changed(old.Items[i], @new.Items[j], null));
                continue;
            }

            cells.AddRange(i >= 0 ? Whole(old.Items[i], PageMark.Removed, null, isOutermost: true) : []);
            cells.AddRange(j >= 0 ? Whole(@new.Items[j], PageMark.Added, null, isOutermost: true) : []);
            Changes += (i >= 0 ? 1 : 0) + (j >= 0 ? 1 : 0);
        }

        return cells;
    }

    private static HtmlNode AcrossAll(HtmlNode node, ColumnSteps columns)
    {
        var span = node is HtmlElement it ? it.Attributes.FirstOrDefault(attribute => attribute.Name == "colspan") : default;
        return span.Name is null ? node : ((HtmlElement)node).With(
            ((HtmlElement)node).Attributes.Replace(span, span with { Value = $"{columns.Steps.Count}" }),
            ((HtmlElement)node).Children);
    }

    private List<HtmlNode> Whole(PageItem item, PageMark mark, ColumnSteps? columns, bool isOutermost)
    {
        if (item.Run is { } run)
        {
            return _inline.Whole(run, mark);
        }

        var block = item.Block!;
        var attributes = mark == PageMark.Removed ? PageMarks.OfOldPage(block) : block.Attributes;
        List<HtmlNode> children = block.Name == "tr" && columns is { AreMixed: true }
            ? Filled(item, mark, columns)
            : [.. item.Items.SelectMany(it => Whole(it, mark, columns, isOutermost: false))];
        return
        [
            block.With(isOutermost ? PageMarks.WithClass(attributes, mark.CssClass()) : attributes, children),
        ];
    }

    // A row of one table, with an empty cell for each column that only the other table has.
    private List<HtmlNode> Filled(PageItem row, PageMark mark, ColumnSteps columns)
    {
        var (own, other) = mark == PageMark.Removed
            ? (columns.OldCount, PageMark.Added) : (columns.NewCount, PageMark.Removed);
        if (row.Items.Count != own || !ColumnSteps.IsPlain(row))
        {
            return [.. row.Items.SelectMany(it => Whole(it, mark, null, isOutermost: false))
                .Select(cell => AcrossAll(cell, columns))];
        }

        return
        [
            .. columns.Steps.SelectMany(step => (mark == PageMark.Removed ? step.Old : step.New) is >= 0 and var place
                ? Whole(row.Items[place], mark, null, isOutermost: false)
                : [new HtmlElement("td", [new HtmlAttribute("class", other.CssClass())], [])]),
        ];
    }
}
