using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// Writes the tokens of one or two runs as inline HTML. Marks are innermost, right around the text: a link in which one
/// word changed stays one link, and no mark crosses the end of an element.
/// </summary>
internal sealed class InlineMarks
{
    // When an element of the new page must be written in two parts, only the first part keeps its id.
    private readonly HashSet<HtmlElement> _written = new(ReferenceEqualityComparer.Instance);

    // Elements of either page, each with an element of the other page that has the same text.
    private readonly Dictionary<HtmlElement, HtmlElement> _partners = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes a run that only one page has.</summary>
    public List<HtmlNode> Whole(PageRun run, PageMark mark) =>
        WithDecorations(Nodes([.. run.Tokens.Select(token => Marked.Of(token, mark))], 0), run, mark);

    /// <summary>Writes a run and the run that continues it.</summary>
    /// <param name="old">The run of the old page.</param>
    /// <param name="new">The run of the new page.</param>
    /// <param name="hunks">The tokens that differ.</param>
    public List<HtmlNode> Changed(PageRun old, PageRun @new, List<Hunk> hunks)
    {
        var tokens = new List<Marked>();
        var (i, j) = (0, 0);
        foreach (var hunk in Joined(old, hunks))
        {
            AddEqual(hunk.OldStart);
            for (; i < hunk.OldEnd; i++)
            {
                tokens.Add(Marked.Of(old.Tokens[i], PageMark.Removed));
            }

            for (; j < hunk.NewEnd; j++)
            {
                tokens.Add(Marked.Of(@new.Tokens[j], PageMark.Added));
            }
        }

        AddEqual(old.Tokens.Count);
        return WithDecorations(Nodes(tokens, 0), @new, PageMark.Added);

        void AddEqual(int end)
        {
            for (; i < end; i++, j++)
            {
                var (before, after) = (old.Tokens[i], @new.Tokens[j]);
                tokens.Add(new Marked(PageMark.None, before, after));
                for (var depth = 0; depth < after.Chain.Length; depth++)
                {
                    _partners.TryAdd(before.Chain[depth], after.Chain[depth]);
                    _partners.TryAdd(after.Chain[depth], before.Chain[depth]);
                }
            }
        }
    }

    // Neighbouring replaced words are one replaced phrase, including the blanks between them.
    private static List<Hunk> Joined(PageRun old, List<Hunk> hunks)
    {
        var joined = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            if (joined is [.., { OldCount: > 0, NewCount: > 0 } last] && hunk is { OldCount: > 0, NewCount: > 0 }
                && Enumerable.Range(last.OldEnd, hunk.OldStart - last.OldEnd).All(i => old.Tokens[i].IsBlank))
            {
                joined[^1] = new Hunk(
                    last.OldStart, hunk.OldEnd - last.OldStart, last.NewStart, hunk.NewEnd - last.NewStart);
            }
            else
            {
                joined.Add(hunk);
            }
        }

        return joined;
    }

    private static List<HtmlNode> WithDecorations(List<HtmlNode> nodes, PageRun run, PageMark mark)
    {
        if (mark == PageMark.Added)
        {
            foreach (var decoration in run.Decorations)
            {
                nodes.Add(new HtmlText(" "));
                nodes.Add(decoration);
            }
        }

        return nodes;
    }

    private List<HtmlNode> Nodes(List<Marked> tokens, int depth)
    {
        var nodes = new List<HtmlNode>();
        for (var start = 0; start < tokens.Count;)
        {
            var end = start + 1;
            if (tokens[start].Chain.Length == depth)
            {
                while (end < tokens.Count && tokens[end].Chain.Length == depth && tokens[end].Mark == tokens[start].Mark)
                {
                    end++;
                }

                AddLeaves(nodes, tokens.GetRange(start, end - start));
            }
            else
            {
                var shared = new HashSet<HtmlElement>(ReferenceEqualityComparer.Instance);
                shared.UnionWith(At(tokens[start]));
                while (end < tokens.Count && tokens[end].Chain.Length > depth && At(tokens[end]).Any(shared.Contains))
                {
                    shared.UnionWith(At(tokens[end]));
                    end++;
                }

                nodes.Add(Element(tokens.GetRange(start, end - start), depth));
            }

            start = end;
        }

        return nodes;

        // The words that both elements have may still follow.
        IEnumerable<HtmlElement> At(Marked token) => token.At(depth)
            .SelectMany(element => _partners.TryGetValue(element, out var partner) ? [element, partner] : new[] { element });
    }

    private HtmlElement Element(List<Marked> tokens, int depth)
    {
        var children = Nodes(tokens, depth + 1);
        var ofNew = tokens.FirstOrDefault(token => token.New is not null).New?.Chain[depth];
        if (ofNew is null)
        {
            var ofOld = tokens[0].Chain[depth];
            return ofOld.With(PageMarks.OfOldPage(ofOld), children);
        }

        return ofNew.With(
            _written.Add(ofNew) ? ofNew.Attributes : [.. ofNew.Attributes.Where(it => it.Name != "id")], children);
    }

    private static void AddLeaves(List<HtmlNode> nodes, List<Marked> tokens)
    {
        var mark = tokens[0].Mark;
        var leaves = new List<HtmlNode>();
        var text = new System.Text.StringBuilder();
        foreach (var token in tokens.Select(token => token.Shown))
        {
            text.Append(token.Text);
            if (token.Whole is { } whole)
            {
                Flush();
                leaves.Add(mark == PageMark.Removed ? OfOldPage(whole) : whole);
            }
        }

        Flush();
        if (mark == PageMark.None)
        {
            nodes.AddRange(leaves);
        }
        else
        {
            nodes.Add(mark.Around(leaves));
        }

        void Flush()
        {
            if (text.Length > 0)
            {
                leaves.Add(new HtmlText(text.ToString()));
                text.Clear();
            }
        }
    }

    private static HtmlElement OfOldPage(HtmlElement element) => element.With(
        PageMarks.OfOldPage(element),
        [.. element.Children.Select(child => child is HtmlElement inner ? OfOldPage(inner) : child)]);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Marked(PageMark Mark, InlineToken? Old, InlineToken? New)
    {
        public InlineToken Shown => New ?? Old!;

        public System.Collections.Immutable.ImmutableArray<HtmlElement> Chain => Shown.Chain;

        public static Marked Of(InlineToken token, PageMark mark) =>
            mark == PageMark.Removed ? new(mark, token, null) : new(mark, null, token);

        public IEnumerable<HtmlElement> At(int depth) =>
            new[] { Old?.Chain[depth], New?.Chain[depth] }.OfType<HtmlElement>();
    }
}
