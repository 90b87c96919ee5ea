using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>
/// Writes a citation as its number in brackets, and the links back from the list of sources. A link leads back only to
/// a citation that was written. Of the many citations of a source in cells, only the first has one.
/// </summary>
/// <param name="partly">Whether only a part of the article is written.</param>
/// <param name="idPrefix">The beginning of all ids.</param>
internal sealed class FootnoteLinkRenderer(bool partly, string idPrefix) : HtmlObjectRenderer<FootnoteLink>
{
    private readonly HashSet<int> _places = [];
    private readonly HashSet<int> _placedInCells = [];
    private readonly HashSet<int> _cited = [];
    private HashSet<int>? _inSources;

    /// <summary>Whether a matrix is being written. It may have thousands of citations.</summary>
    public bool InCells { get; set; }

    /// <summary>The numbers of the sources cited so far.</summary>
    public IReadOnlySet<int> Cited => _cited;

    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            return; // Inside the alternative text of an image.
        }

        var order = obj.Footnote.Order.ToString();
        var index = obj.Index.ToString();
        if (obj.IsBackLink)
        {
            if (_places.Contains(obj.Index) || IsInSources(obj))
            {
                renderer.Write(" <a class=\"back\" role=\"doc-backlink\" href=\"#").Write(idPrefix).Write("fnref:").Write(index)
                    .Write("\" aria-label=\"Back to citation ").Write(index).Write("\">↩</a>");
            }

            return;
        }

        _cited.Add(obj.Footnote.Order);
        if (InCells)
        {
            var place = _placedInCells.Add(obj.Footnote.Order) ? $" id=\"{idPrefix}fnref:{index}\"" : "";
            if (place.Length > 0)
            {
                _places.Add(obj.Index);
            }

            renderer.Write("<sup><a").Write(place).Write(" href=\"#").Write(idPrefix).Write("fn:").Write(order).Write("\">[").Write(order)
                .Write("]</a></sup>");
            return;
        }

        _places.Add(obj.Index);
        renderer.Write("<sup class=\"cite\"><a role=\"doc-noteref\" id=\"").Write(idPrefix).Write("fnref:").Write(index)
            .Write("\" href=\"#").Write(idPrefix).Write("fn:").Write(order).Write("\" aria-label=\"Source ").Write(order).Write("\">[")
            .Write(order).Write("]</a></sup>");
    }

    // A source may be cited by a later source, which is not written yet.
    private bool IsInSources(FootnoteLink back)
    {
        if (partly)
        {
            return false;
        }

        _inSources ??= (back.Footnote.Parent as FootnoteGroup)?.Descendants<FootnoteLink>()
            .Where(link => !link.IsBackLink).Select(link => link.Index).ToHashSet() ?? [];
        return _inSources.Contains(back.Index);
    }
}

/// <summary>
/// Writes the list of sources at the end of an article. For a part of an article, writes only the sources that it
/// cites.
/// </summary>
internal sealed class FootnoteGroupRenderer(bool partly, string idPrefix, string name) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
    {
        var footnotes = obj.OfType<Footnote>().Where(Shown(renderer, obj)).ToList();
        if (footnotes.Count == 0)
        {
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<section class=\"footnotes\" aria-label=\"").WriteEscape(name).WriteLine("\">").WriteLine("<ol>");
        foreach (var footnote in footnotes)
        {
            var number = partly ? $" value=\"{footnote.Order}\"" : "";
            renderer.Write($"<li id=\"{idPrefix}fn:{footnote.Order}\"{number}>").WriteLine();
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>").WriteLine("</section>");
    }

    // The sources that are cited, and the sources that these cite.
    private Func<Footnote, bool> Shown(HtmlRenderer renderer, FootnoteGroup group)
    {
        if (!partly)
        {
            return _ => true;
        }

        var shown = renderer.ObjectRenderers.FindExact<FootnoteLinkRenderer>()!.Cited.ToHashSet();
        var waiting = new Queue<int>(shown);
        var all = group.OfType<Footnote>().ToLookup(footnote => footnote.Order);
        while (waiting.TryDequeue(out var order))
        {
            foreach (var link in all[order].SelectMany(it => it.Descendants<FootnoteLink>()).Where(link => !link.IsBackLink))
            {
                if (shown.Add(link.Footnote.Order))
                {
                    waiting.Enqueue(link.Footnote.Order);
                }
            }
        }

        return footnote => shown.Contains(footnote.Order);
    }
}
