using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Prose;
using Wiki.Text.Rendering;

namespace Wiki.Text.Talk;

/// <summary>
/// The text of a comment after reading: limited Markdown with paragraphs, lists, quotes, code, emphasis and links, but
/// without headings, images, tables and HTML. Reading never throws. <see cref="Problem"/> tells why a comment cannot be
/// posted.
/// </summary>
public sealed class CommentText
{
    /// <summary>The longest comment, in characters (UTF-16). A line ending counts as one.</summary>
    public const int MaximumLength = 10_000;

    /// <summary>The largest number of accounts that one comment may mention.</summary>
    public const int MaximumMentions = 20;

    internal const int LongestName = 60; // Longer than any account name, even with dots behind it.

    private readonly MarkdownDocument? _tree;

    private CommentText(string source)
    {
        Source = source;
        Problem = ProblemOf(source);
        if (Problem is not null)
        {
            return;
        }

        _tree = TryParse(source);
        if (_tree is null || NestingDepth.FirstLineTooDeep(_tree) is not null)
        {
            Problem = "Lists, quotes or emphasis are nested too deeply in the comment. Simplify it.";
        }
        else if (InlineLimits.ProblemOf(_tree) is not null)
        {
            Problem = "A paragraph of the comment has too many signs of emphasis (*, _ or ~~). "
                + "Put code between backticks.";
        }

        if (Problem is not null)
        {
            _tree = null;
            return;
        }

        foreach (var image in _tree!.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            WithoutPicture(image);
        }

        Names = [.. _tree!.Descendants<Mention>().SelectMany(it => it.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        Links = [.. _tree!.Descendants<WikiLink>().Select(link => link.Target).OfType<Slug>().Distinct()];
    }

    /// <summary>The text as it is stored. Lines end with a line feed, and blanks around the text are removed.</summary>
    public string Source { get; }

    /// <summary>A sentence that tells why the comment cannot be posted; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>
    /// Words behind an @, outside code, that may be names of accounts. Each appears once, ignoring case.
    /// </summary>
    public IReadOnlyList<string> Names { get; } = [];

    /// <summary>The articles that its wiki links name.</summary>
    public IReadOnlyList<Slug> Links { get; } = [];

    /// <summary>Reads a comment as it was typed.</summary>
    public static CommentText Parse(string? typed) =>
        new((typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim());

    /// <summary>The comment as HTML. A comment with a problem is written as typed.</summary>
    /// <param name="targets">The targets of wiki links.</param>
    /// <param name="names">The names of the accounts that the comment mentions. Case does not matter.</param>
    public string ToHtml(LinkTargets targets, IEnumerable<string> names)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        if (_tree is null)
        {
            renderer.Write("<p>").WriteEscape(Source).Write("</p>");
            return ValidText.Of(writer.ToString());
        }

        CommentMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeBoxRenderer());
        renderer.ObjectRenderers.Add(new WikiLinkRenderer(targets));
        renderer.ObjectRenderers.Add(new MentionRenderer(
            names.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(it => it, StringComparer.OrdinalIgnoreCase)));
        renderer.Render(_tree);
        return ValidText.Of(writer.ToString());
    }

    private static string? ProblemOf(string source)
    {
        if (source.Length == 0)
        {
            return "The comment is empty. Write something.";
        }

        if (source.Length > MaximumLength)
        {
            return $"The comment has {source.Length:N0} characters, but the limit is {MaximumLength:N0}. Shorten it.";
        }

        return SourceText.From(source).Problems().Any()
            ? "The comment has a character that cannot be stored, such as a control character. Delete it."
            : null;
    }

    private static MarkdownDocument? TryParse(string source)
    {
        try
        {
            return Markdown.Parse(source, CommentMarkdown.Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // An image of this site would be loaded, so it becomes a link. Inside a link it becomes its alternative text.
    private static void WithoutPicture(LinkInline image)
    {
        var words = InlineText.Of(image);
        var literal = new LiteralInline(words.Length > 0 ? words : image.Url ?? "");
        for (var around = image.Parent; around is not null; around = around.Parent)
        {
            if (around is LinkInline)
            {
                image.ReplaceBy(literal, copyChildren: false);
                return;
            }
        }

        var link = new LinkInline(image.Url ?? "", image.Title ?? "");
        link.AppendChild(literal);
        image.ReplaceBy(link, copyChildren: false);
    }
}

/// <summary>The Markdown pipeline of comments: as safe as that of pages, with less in it.</summary>
internal static class CommentMarkdown
{
    /// <summary>Immutable and safe for use by many threads.</summary>
    public static MarkdownPipeline Pipeline { get; } = Build();

    // No tables, sources or headings: many comments stand on one page, whose ids and outline are its own.
    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseStrikethrough()
            .UseSoftlineBreakAsHardlineBreak()                                      // as typed in a small field
            .DisableHeadings()
            .DisableHtml();
        builder.InlineParsers.Insert(0, new MentionParser());
        builder.DocumentProcessed += EmailLinks.Add;
        return WikiMarkdown.BuildWithLinks(builder);
    }
}
