using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>
/// Gives every heading an anchor. It is made from the heading's text like the key of a row, and is unique on the page.
/// A heading has a second name where GitHub, or the letters of its script, give it another one.
/// </summary>
internal static class HeadingAnchors
{
    // What the page around the article uses for itself; the ids of cells and footnotes contain a dot or a colon.
    private static readonly string[] Taken =
    [
        "content", "preview", "lint", "text", "summary", "minor", "title", "title-hint", "address", "address-hint", "q",
    ];

    /// <summary>
    /// Sets the anchors and returns the headings of a text in order. A heading of level 1 inside it becomes level 2, and
    /// an empty one is none. Links to the names that GitHub gives to headings lead to the anchors.
    /// </summary>
    /// <param name="document">The page without its title.</param>
    /// <param name="text">Its text.</param>
    /// <param name="title">The title that stood above it in the text; null for none.</param>
    public static List<Heading> Assign(MarkdownDocument document, string text, string? title)
    {
        var used = new HashSet<string>(Taken, StringComparer.Ordinal);
        used.UnionWith(document.OfType<StructuredBlock>().Select(block => block.Content.Id));
        var ids = new HashSet<string>(used.Except(Taken), StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var headings = new List<(HeadingBlock Block, Heading Heading, string GitHub)>();
        var gitHub = new GitHubAnchors();
        var ofTitle = title is null ? null : gitHub.Next(title);
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var words = InlineText.Of(block);
            var anchor = gitHub.Next(block);
            block.Level = Math.Max(block.Level, 2);
            if (words.Length == 0 && IsEmpty(block))
            {
                continue;
            }

            var id = Unique(SectionKey.Of(words), used, next);
            block.GetAttributes().Id = id;
            headings.Add((block, new Heading(block.Level, id, words, LineOf(block, text) + 1)
            {
                IsSection = block.Parent is MarkdownDocument,
            }, anchor));
        }

        var places = new SectionPlaces(headings.Select(it => (it.Heading.Text, it.Heading.Id)), ofTitle);
        foreach (var (block, heading, anchor) in headings)
        {
            string[] others = [.. new[] { anchor, SectionKey.Spelt(heading.Text) }.Where(other => other.Length > 0)];
            places.Add(others, heading.Id);
            others = [.. others.Where(used.Add)];
            if (others.Length > 0)
            {
                block.SetData(typeof(HeadingAnchors), others);
            }
        }

        ids.UnionWith(headings.Select(it => it.Heading.Id));
        places.Resolve(document, ids);
        return headings.ConvertAll(it => it.Heading);
    }

    /// <summary>The further names of a heading, for links and bookmarks from elsewhere.</summary>
    public static IReadOnlyList<string> OthersOf(HeadingBlock block) =>
        (string[]?)block.GetData(typeof(HeadingAnchors)) ?? [];

    private static bool IsEmpty(HeadingBlock block) =>
        block.Inline?.All(inline => inline is HiddenInline or LiteralInline or LineBreakInline) != false;

    // Markdig gives a heading that is underlined the line below its words.
    private static int LineOf(HeadingBlock block, string text) => !block.IsSetext ? block.Line
        : block.Line - text.AsSpan(block.Span.Start, block.Span.Length).TrimEnd('\n').Count('\n');

    private static string Unique(string key, HashSet<string> used, Dictionary<string, int> next)
    {
        key = key.Length == 0 ? "section" : key;
        if (used.Add(key))
        {
            return key;
        }

        // Remembers where counting stopped, so that many equal headings take linear time.
        var n = next.GetValueOrDefault(key, 2);
        while (!used.Add($"{key}-{n}"))
        {
            n++;
        }

        next[key] = n + 1;
        return $"{key}-{n}";
    }
}

/// <summary>A heading of an article, for the table of contents and for links.</summary>
/// <param name="Level">The level: 2 for a section, 3 for a section inside it, up to 6.</param>
/// <param name="Id">The anchor, unique in the article.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Line">Its line in the text, from 1.</param>
public sealed record Heading(int Level, string Id, string Text, int Line)
{
    /// <summary>Whether it begins a section: it stands in no list and no quotation.</summary>
    public bool IsSection { get; init; }
}
