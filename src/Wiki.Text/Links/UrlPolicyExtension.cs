using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>An address that a page does not use as its author wrote it.</summary>
/// <param name="Url">The address.</param>
/// <param name="IsPicture">Whether it is that of a picture.</param>
internal sealed record RefusedAddress(string Url, bool IsPicture);

/// <summary>Applies <see cref="UrlPolicy"/> to a parsed document. A forbidden link becomes plain text.</summary>
public sealed class UrlPolicyExtension : IMarkdownExtension
{
    private static readonly object Refused = new();

    /// <summary>
    /// The address that an author gave to a link that is text now, or to a picture that is a link or text now; null for
    /// any other part of the tree.
    /// </summary>
    internal static RefusedAddress? RefusedIn(MarkdownObject inline) => inline.GetData(Refused) as RefusedAddress;

    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.DocumentProcessed -= Apply;
        pipeline.DocumentProcessed += Apply;
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // Nothing to set up: the tree is changed during parsing.
    }

    private static void Apply(MarkdownDocument document)
    {
        var links = document.Descendants<Inline>().Where(inline => inline is LinkInline or AutolinkInline).ToList();
        foreach (var link in links.OfType<LinkInline>())
        {
            if (link.IsImage ? UrlPolicy.AllowsImage(link.Url) : UrlPolicy.AllowsLink(link.Url))
            {
                Mark(link, link.Url!);
            }
            else if (link is { IsImage: true, Url.Length: > 0 }
                && UrlPolicy.AllowsLink(link.Url) && !IsInsideLink(link))
            {
                // A picture elsewhere is not loaded, so that reading never tells another site; it stays reachable.
                var words = new LiteralInline(InlineText.Of(link));
                link.Clear();
                link.AppendChild(words);
                link.IsImage = false;
                link.SetData(Refused, new RefusedAddress(link.Url!, true));
                Mark(link, link.Url!);
            }
            else
            {
                var words = new ContainerInline { Span = link.Span, Line = link.Line };
                if (link.Url is { } url)
                {
                    words.SetData(Refused, new RefusedAddress(url, link.IsImage));
                }

                link.ReplaceBy(words, copyChildren: true);
            }
        }

        foreach (var link in links.OfType<AutolinkInline>())
        {
            if (!IsInsideLink(link) && (link.IsEmail || UrlPolicy.AllowsLink(link.Url)))
            {
                Mark(link, link.Url);
            }
            else
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }
    }

    private static bool IsInsideLink(Inline inline)
    {
        for (var around = inline.Parent; around is not null; around = around.Parent)
        {
            if (around is LinkInline { IsImage: false })
            {
                return true;
            }
        }

        return false;
    }

    private static void Mark(Inline link, string url)
    {
        if (link is LinkInline { IsImage: true })
        {
            link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        }
        else if (UrlPolicy.IsExternal(url))
        {
            // Search engines must not rank a site higher because an editor linked to it.
            link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow noopener");
            if (link is AutolinkInline or LinkInline { IsAutoLink: true }
                || link is LinkInline named && InlineText.Of(named) == url)
            {
                // Its text is its address, so print does not write the address behind it.
                link.GetAttributes().AddClass("bare");
            }
        }
    }
}
