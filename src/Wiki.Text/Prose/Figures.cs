using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Prose;

/// <summary>A picture that stands alone in its paragraph and has a title: the title is its caption.</summary>
internal static class Figures
{
    /// <summary>The caption of a figure; null for any other block.</summary>
    public static string? CaptionOf(Block? block) =>
        block is ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture } }
        && !string.IsNullOrWhiteSpace(picture.Title) && UrlPolicy.AllowsImage(picture.Url) ? picture.Title : null;
}

/// <summary>Writes a paragraph, or a figure.</summary>
internal sealed class FigureRenderer : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (Figures.CaptionOf(obj) is not { } caption)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<figure").WriteAttributes(obj).Write('>').WriteLeafInline(obj)
            .Write("<figcaption>").WriteEscape(caption).WriteLine("</figcaption></figure>");
    }
}
