namespace Wiki.Text.Documents;

/// <summary>
/// A heading of a page with what stands below it, up to the next heading of its level or a higher one.
/// </summary>
/// <param name="Id">The anchor of the heading.</param>
/// <param name="Heading">Its text without markup.</param>
/// <param name="FirstLine">Its line in the text, from 1.</param>
/// <param name="Before">The text of the page above it.</param>
/// <param name="Text">Its own text.</param>
/// <param name="After">The text of the page below it.</param>
public sealed record PageSection(
    string Id, string Heading, int FirstLine, string Before, string Text, string After)
{
    /// <summary>Finds the section of a heading; null when the page has no such heading.</summary>
    /// <remarks>A heading inside a list or a quotation has no section: its end is not that of a line.</remarks>
    public static PageSection? Find(WikiDocument document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        var heading = document.Headings.FirstOrDefault(it => it.IsSection && it.Id == id);
        if (heading is null)
        {
            return null;
        }

        var text = document.Source.Value;
        var next = document.Headings.FirstOrDefault(it =>
            it.IsSection && it.Line > heading.Line && it.Level <= heading.Level);
        var (start, end) = (StartOf(text, heading.Line), next is null ? text.Length : StartOf(text, next.Line));
        return new PageSection(id, heading.Text, heading.Line, text[..start], text[start..end], text[end..]);
    }

    /// <summary>The text of the whole page.</summary>
    public string Page => Before + Text + After;

    /// <summary>
    /// The section with another text. What stands below stays apart from it: a missing line end or empty line is added.
    /// </summary>
    public PageSection With(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text == Text || text.Length == 0 ? this with { Text = text }
            : this with { Text = text + (text[^1] == '\n' ? "" : "\n") + (NeedsBlank(text) ? "\n" : "") };
    }

    /// <summary>The same section in a page whose text was changed; null when more than the section differs.</summary>
    public PageSection? In(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Length >= Before.Length + After.Length
            && page.StartsWith(Before, StringComparison.Ordinal) && page.EndsWith(After, StringComparison.Ordinal)
                ? this with { Text = page[Before.Length..(page.Length - After.Length)] } : null;
    }

    private bool NeedsBlank(string text) => After.Length > 0 && text.TrimEnd('\n').Length >= text.Length - 1;

    private static int StartOf(string text, int line)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start;
    }
}
