using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Text.Talk;

/// <summary>
/// The text of a comment, read: limited Markdown with paragraphs, lists, quotes, code, emphasis and links, without
/// headings, pictures, tables and HTML. Reading never throws; what cannot be kept is in <see cref="Problem"/>.
/// </summary>
public sealed class CommentText
{
    /// <summary>The longest comment, in characters (UTF-16, lines ended by one).</summary>
    public const int MaximumLength = 10_000;

    /// <summary>The most accounts that one comment may mention.</summary>
    public const int MaximumMentions = 20;

    internal const int LongestName = 60; // beyond any account name, with dots behind it

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
            Problem = "Lists, quotes or emphasis are nested too deeply in the comment; simplify it.";
        }
        else if (InlineLimits.ProblemOf(_tree) is not null)
        {
            Problem = "A paragraph of the comment has too many signs of emphasis (*, _ or ~~); "
                + "put code between backticks.";
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

    /// <summary>The text as it is stored: lines end with a line feed, blanks around it are dropped.</summary>
    public string Source { get; }

    /// <summary>A sentence that says why it cannot be posted; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>What may be names of accounts behind an @, outside of code, each spelling once without regard to case.</summary>
    public IReadOnlyList<string> Names { get; } = [];

    /// <summary>The articles that its wiki links name.</summary>
    public IReadOnlyList<Slug> Links { get; } = [];

    /// <summary>Reads a comment as it was typed.</summary>
    public static CommentText Parse(string? typed) =>
        new((typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim());

    /// <summary>The comment as HTML; one with a problem as it was typed.</summary>
    /// <param name="targets">Where wiki links lead.</param>
    /// <param name="names">The names of the accounts it mentions; looked up without regard to case.</param>
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
            return "The comment is empty; write something.";
        }

        if (source.Length > MaximumLength)
        {
            return $"The comment has {source.Length:N0} characters and the limit is {MaximumLength:N0}; shorten it.";
        }

        return SourceText.From(source).Problems().Any()
            ? "The comment has a character that cannot be stored, such as a control character; delete it."
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

    // A picture of this site would be loaded; as a link it stays reachable, inside of a link it becomes its words.
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
