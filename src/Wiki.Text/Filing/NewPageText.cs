using Wiki.Text.Documents;

namespace Wiki.Text.Filing;

/// <summary>The text with which a new page begins.</summary>
public static class NewPageText
{
    /// <summary>A page without a template.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="kind">Its kind; null for an article.</param>
    /// <param name="categories">Its categories.</param>
    public static string Plain(string title, ArticleKind? kind, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return FrontMatterEdit.With($"# {title}\n\n", 0,
        [
            ("kind", kind is null or ArticleKind.Article ? null : kind.Value.Word()),
            ("categories", categories.Count == 0 ? null : FiledText.ListOf(categories)),
        ])!;
    }

    /// <summary>
    /// The text of a template under another title, filed as the new page is to be. What the front matter says about the
    /// template itself is left out. Null when the text is no template, or has a mistake.
    /// </summary>
    /// <param name="template">The text of the template.</param>
    /// <param name="title">The title of the new page.</param>
    /// <param name="kind">Its kind; null for the one that the template is for.</param>
    /// <param name="categories">Categories besides those in the template.</param>
    public static string? From(
        SourceText template, string title, ArticleKind? kind, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(categories);
        var document = WikiDocument.Parse(template);
        var front = document.FrontMatter;
        if (front.Kind != ArticleKind.Template || document.Problems.Any(it => it.Severity != Severity.Hint))
        {
            return null;
        }

        var wanted = kind ?? front.For ?? ArticleKind.Article;
        var filed = front.Categories.Concat(categories).DistinctBy(name => Slug.Of(name)?.Value ?? name).ToList();
        var text = FrontMatterEdit.With(template.Value, front.Lines,
        [
            ("kind", wanted == ArticleKind.Article ? null : wanted.Word()), ("for", null), ("title", null),
            ("aliases", null), ("categories", filed.Count == 0 ? null : FiledText.ListOf(filed)), ("summary", ""),
        ]);
        return text is null ? null : Titled(text, title) is { } titled && Fits(titled) ? titled : null;

        bool Fits(string made)
        {
            var page = WikiDocument.Parse(SourceText.From(made));
            return page.FrontMatter.Kind == wanted && page.FrontMatter.Categories.SequenceEqual(filed)
                && page.Title == WikiDocument.Parse(SourceText.From($"# {title}\n")).Title;
        }
    }

    // The title of a page is its first line behind the front matter, or an entry of it, which is left out.
    private static string Titled(string text, string title)
    {
        var lines = text.Split('\n');
        var first = WikiDocument.Parse(SourceText.From(text)).FrontMatter.Lines;
        while (first < lines.Length && string.IsNullOrWhiteSpace(lines[first]))
        {
            first++;
        }

        var heading = $"# {title}";
        return first < lines.Length && lines[first].StartsWith("# ", StringComparison.Ordinal)
            ? string.Join('\n', lines.Select((line, i) => i == first ? heading : line))
            : string.Join('\n', lines[..first].Concat([heading, ""]).Concat(lines[first..]));
    }
}
