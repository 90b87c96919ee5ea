using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>
/// Writes a picture with its size, where that is known. A drawing that stands alone is a link to itself: there it can be
/// enlarged. In the place of a file that is not there stand the words that describe it.
/// </summary>
internal sealed class PictureRenderer(LinkTargets targets) : LinkInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage || !renderer.EnableHtmlForInline)
        {
            base.Write(renderer, link);
            return;
        }

        var name = Addresses.FileIn(link.Url);
        var file = name is null ? null : targets.Files?.GetValueOrDefault(name);
        if (name is not null && targets.Files is not null && file?.Size is null)
        {
            WriteWords(renderer, link, file);
            return;
        }

        var isAlone = link.Parent?.ParentBlock?.TryGetAttributes()?.Classes?.Contains(DrawingBoxes.Class) == true;
        if (isAlone)
        {
            renderer.Write("<a href=\"").WriteEscapeUrl(link.Url).Write("\">");
        }

        renderer.Write("<img src=\"").WriteEscapeUrl(link.Url).Write("\"");
        if (targets.Pictures.TryGetValue(link.Url ?? "", out var size) || (size = file?.Size ?? default) != default)
        {
            renderer.Write(string.Create(
                CultureInfo.InvariantCulture, $" width=\"{size.Width}\" height=\"{size.Height}\""));
        }

        if (file is not null)
        {
            WriteSizes(renderer, name!, file);
            renderer.Write(IsEager(link) ? "" : " loading=\"lazy\"");
        }

        renderer.WriteAttributes(link).Write(" alt=\"");
        renderer.EnableHtmlForInline = false;
        WriteAltText(renderer, link, file);
        renderer.EnableHtmlForInline = true;
        renderer.Write("\"");
        if (!string.IsNullOrEmpty(link.Title) && Figures.CaptionOf(link.Parent?.ParentBlock) is null)
        {
            renderer.Write(" title=\"").WriteEscape(link.Title).Write("\"");
        }

        renderer.Write(isAlone ? " /></a>" : " />");
    }

    private static bool IsEager(LinkInline link) =>
        link.TryGetAttributes()?.Properties?.Exists(property => property.Key == "loading") == true;

    private static void WriteSizes(HtmlRenderer renderer, string name, FileTarget file)
    {
        if (file.Widths.Count == 0)
        {
            return;
        }

        var candidates = file.Widths.Select(width => Candidate(Addresses.Rendition(name, file.Upload, width), width))
            .Append(Candidate(Addresses.Upload(name, file.Upload), file.Size!.Value.Width));
        // The text of a page is at most 45 rem wide.
        renderer.Write(" srcset=\"").Write(string.Join(", ", candidates))
            .Write("\" sizes=\"(width < 48rem) 100vw, 45rem\"");

        static string Candidate(string address, int width) =>
            string.Create(CultureInfo.InvariantCulture, $"{address} {width}w");
    }

    private static void WriteAltText(HtmlRenderer renderer, LinkInline link, FileTarget? file)
    {
        if (link.FirstChild is null && file is not null)
        {
            renderer.WriteEscape(file.AltText);
        }
        else
        {
            renderer.WriteChildren(link);
        }
    }

    // A file that is no picture is a link; one that is not there has only its words.
    private static void WriteWords(HtmlRenderer renderer, LinkInline link, FileTarget? file)
    {
        renderer.Write(file is null ? "<span class=\"no-file\">" : "<a href=\"");
        if (file is not null)
        {
            renderer.WriteEscapeUrl(link.Url).Write("\">");
        }

        if (link.FirstChild is null)
        {
            renderer.WriteEscape(file?.AltText ?? Addresses.FileIn(link.Url));
        }
        else
        {
            renderer.WriteChildren(link);
        }

        renderer.Write(file is null ? "</span>" : "</a>");
    }
}
