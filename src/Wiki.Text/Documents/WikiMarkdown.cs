using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;
using Wiki.Text.Prose;
using Wiki.Text.Rendering;
using Wiki.Text.Rendering.Tables;

namespace Wiki.Text.Documents;

/// <summary>The Markdown pipeline of pages, and the part of it that comments share.</summary>
/// <remarks>
/// Raw HTML is plain text, and there are no generic attributes, because these would let an author write <c>onclick</c>.
/// Therefore the extensions are listed one by one instead of using Markdig's "advanced" set.
/// </remarks>
public static class WikiMarkdown
{
    /// <summary>The pipeline for articles. It is immutable and thread-safe.</summary>
    public static MarkdownPipeline Pipeline { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation() // problems name lines
            .UseFootnotes()             // sources
            .UseStrikethrough()         // ~~withdrawn~~
            .DisableHtml();
        builder.BlockParsers.Insert(0, new DefinitionParser());
        builder.BlockParsers.Insert(0, new AbbreviationParser());
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.BlockParsers.Insert(0, new SourceParser());
        builder.BlockParsers.Insert(0, new HiddenBlockParser());
        builder.BlockParsers.Insert(0, new StructuredBlockParser());
        builder.BlockParsers.Insert(0, new IncludeParser());
        builder.BlockParsers.Replace<QuoteBlockParser>(new AlertParser());
        builder.BlockParsers.Add(new TableParser());
        CellInlines.AddTo(builder);
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new TaskParser());
        builder.InlineParsers.Insert(0, new HiddenInlineParser());
        builder.InlineParsers.Insert(0, new MathParser());
        builder.DocumentProcessed += DrawingBoxes.Add;
        builder.DocumentProcessed += EmailLinks.Add;
        builder.DocumentProcessed += page => AbbreviationParser.Mark(page, leaf => leaf is not CellText);
        return BuildWithLinks(builder);
    }

    /// <summary>Adds what pages and comments share: links, addresses, and limits on what a line may cost.</summary>
    internal static MarkdownPipeline BuildWithLinks(MarkdownPipelineBuilder builder)
    {
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new WikiLinkParser());
        builder.InlineParsers.Replace<LinkInlineParser>(new LinkParser());
        builder.InlineParsers.Insert(0, new BreakParser());       // <br>
        builder.InlineParsers.Insert(0, new BareAddressParser()); // bare https:// addresses
        builder.InlineParsers.Insert(0, new InlineLimits());
        builder.Extensions.Add(new UrlPolicyExtension());
        return builder.Build();
    }

    /// <summary>Creates a renderer that writes to <paramref name="writer"/>.</summary>
    /// <param name="writer">Receives the HTML.</param>
    /// <param name="targets">The targets of names and systems.</param>
    /// <param name="shown">
    /// The view of the matrices; null for whole matrices without links to their cells and downloads.
    /// </param>
    /// <param name="includes">The matrix for each include; null when that is not known.</param>
    /// <param name="partly">Whether only a part of the article is written.</param>
    /// <param name="idPrefix">The beginning of the ids of sources, when the part is written on another page.</param>
    /// <param name="sources">The name of the list of sources that screen readers announce.</param>
    internal static HtmlRenderer Renderer(
        TextWriter writer, LinkTargets targets, MatrixSelections? shown,
        IReadOnlyDictionary<Include, IncludedMatrix>? includes = null, bool partly = false, string idPrefix = "",
        string sources = "Sources")
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var writers = renderer.ObjectRenderers;
        writers.ReplaceOrAdd<Markdig.Renderers.Html.HeadingRenderer>(new Rendering.HeadingRenderer(
            partly ? null : shown?.Article));
        writers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkRenderer(partly, idPrefix));
        writers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnoteGroupRenderer(partly, idPrefix, sources));
        writers.ReplaceOrAdd<Markdig.Renderers.Html.CodeBlockRenderer>(new CodeBoxRenderer());
        writers.Add(new ProseTableRenderer());
        writers.ReplaceOrAdd<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(new PictureRenderer(targets));
        writers.Add(new WikiLinkRenderer(targets));
        writers.Add(new StructuredBlockRenderer(targets, shown));
        writers.Add(new IncludeRenderer(shown, includes));
        writers.ReplaceOrAdd<QuoteBlockRenderer>(new AlertRenderer());
        writers.ReplaceOrAdd<ParagraphRenderer>(new FigureRenderer());
        writers.ReplaceOrAdd<Markdig.Renderers.Html.Inlines.CodeInlineRenderer>(new Prose.CodeInlineRenderer());
        writers.Add(new HiddenBlockRenderer());
        writers.Add(new HiddenInlineRenderer());
        writers.Add(new TaskRenderer());
        writers.Add(new DefinitionListRenderer());
        writers.Add(new AbbreviationRenderer());
        return renderer;
    }
}
