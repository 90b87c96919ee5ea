using System.Text;
using Wiki.Text.Documents;

namespace Wiki.Text.Filing;

/// <summary>Changes the kind and the categories of a page in its text.</summary>
public static class FiledText
{
    /// <summary>The categories in a line that somebody typed: names between commas, each once.</summary>
    public static IReadOnlyList<string> Names(string? typed) =>
    [
        .. (typed ?? "").Split(',').Select(Clean).Where(name => name.Length > 0)
            .DistinctBy(name => Slug.Of(name)?.Value ?? name),
    ];

    // Without what no front matter can have.
    private static string Clean(string name) => string.Join(' ', string.Concat(name.EnumerateRunes()
            .Where(rune => rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// The page with this kind and these categories, and every other byte as it was; null when its front matter is
    /// written in a way that only its editor can change.
    /// </summary>
    /// <param name="page">A page that can be saved.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="categories">The categories, in order; each can stand in a front matter.</param>
    public static string? Change(SourceText page, ArticleKind kind, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(categories);
        var before = WikiDocument.Parse(page);
        var entries = new List<(string, string?)>();
        if (before.FrontMatter.Kind != kind)
        {
            entries.Add(("kind", kind.Word()));
        }

        if (!before.FrontMatter.Categories.SequenceEqual(categories))
        {
            entries.Add(("categories", ListOf(categories)));
        }

        var text = FrontMatterEdit.With(page.Value, before.FrontMatter.Lines, entries);
        return text is not null && Says(text, before) ? text : null;

        bool Says(string changed, WikiDocument was)
        {
            var after = WikiDocument.Parse(SourceText.From(changed));
            return after.FrontMatter.Kind == kind && after.FrontMatter.Categories.SequenceEqual(categories)
                && after.Title == was.Title && after.PlainText() == was.PlainText()
                && after.FrontMatter.Summary == was.FrontMatter.Summary
                && after.Problems.Count(it => it.Severity == Severity.Blocking)
                    <= was.Problems.Count(it => it.Severity == Severity.Blocking);
        }
    }

    /// <summary>Names as a list of the front matter.</summary>
    internal static string ListOf(IEnumerable<string> names) =>
        $"[{string.Join(", ", names.Select(FrontMatterEdit.Quoted))}]";
}
