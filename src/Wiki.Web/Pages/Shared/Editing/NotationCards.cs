using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What the editor tells about one kind of text, from the guide for authors.</summary>
/// <param name="Name">The name of the guide's file, without its end.</param>
/// <param name="Title">The heading.</param>
/// <param name="Kind">The kind of block that it is about; null for pages in general.</param>
/// <param name="Source">The Markdown.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record NotationCard(string Name, string Title, BlockKind? Kind, string Source, string Html);

/// <summary>
/// The cards of the editor: the section "In short" of each guide in <c>docs/authoring</c>, which the build embeds.
/// </summary>
public static class NotationCards
{
    /// <summary>The id of the section about a first matrix in the page <em>Help</em>.</summary>
    public const string FirstMatrix = "your-first-matrix-in-five-steps";

    private const string Heading = "\n## In short\n";

    /// <summary>All cards, that of pages first.</summary>
    public static ImmutableArray<NotationCard> All { get; } =
    [
        Read("articles", "Text", null),
        Read("matrices", "Matrix", BlockKind.Matrix),
        Read("timelines", "Timeline", BlockKind.Timeline),
        Read("predictions", "List of predictions", BlockKind.Predictions),
    ];

    /// <summary>The cards for a text: of pages, and of the kinds of block in it; all when it has no block.</summary>
    public static IReadOnlyList<NotationCard> For(string? text)
    {
        var kinds = TidyMatrices.Markers(text ?? "").Select(marker => marker.Kind).ToHashSet();
        return [.. All.Where(card => card.Kind is not { } kind || kinds.Count == 0 || kinds.Contains(kind))];
    }

    private static NotationCard Read(string name, string title, BlockKind? kind)
    {
        using var stream = typeof(NotationCards).Assembly.GetManifestResourceStream($"authoring/{name}.md")!;
        using var reader = new StreamReader(stream);
        var guide = reader.ReadToEnd().ReplaceLineEndings("\n");
        var start = guide.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        // The example of the section has no heading of this level, so the next one begins another section.
        var end = guide.IndexOf("\n## ", start, StringComparison.Ordinal);
        var source = guide[start..end].Trim('\n');
        var page = WikiDocument.Parse(SourceText.From($"# {title}\n\n{source}"));
        return new NotationCard(name, title, kind, source, page.ToHtml(LinkTargets.None));
    }
}
