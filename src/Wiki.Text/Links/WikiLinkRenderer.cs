using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Wiki.Text.Links;

/// <summary>Writes a <see cref="WikiLink"/>: blue when the article exists, otherwise red (class <c>new</c>).</summary>
public sealed class WikiLinkRenderer(LinkTargets targets) : HtmlObjectRenderer<WikiLink>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, WikiLink obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(obj.Label);
            return;
        }

        var fragment = obj.Section is null ? "" : "#" + Uri.EscapeDataString(obj.Anchor ?? obj.Section);
        if (obj.Target is not { } target)
        {
            renderer.Write("<a href=\"").Write(fragment).Write("\">");
        }
        else if (targets.Find(target) is { } article)
        {
            renderer.Write("<a href=\"").Write(Addresses.Article(article.Value)).Write(fragment).Write("\">");
        }
        else
        {
            renderer.Write("<a class=\"new\" rel=\"nofollow\" href=\"").Write(Addresses.Article(target.Value))
                .Write("\" title=\"This page does not exist yet\">");
        }

        renderer.WriteEscape(obj.Label).Write("</a>");
    }
}
