using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Rendering;
using Wiki.Web.Articles;

namespace Wiki.Web.Comparing;

/// <summary>One of two texts that are compared: a revision of an article, or the text in a form.</summary>
/// <param name="Document">The parsed text.</param>
/// <param name="Revision">The revision; null for a text that is not saved, and for <see cref="Nothing"/>.</param>
public sealed record ComparedText(WikiDocument Document, RevisionView? Revision)
{
    /// <summary>The empty text before the first revision.</summary>
    public static ComparedText Nothing { get; } = new(WikiDocument.Parse(SourceText.From("")), null);

    /// <summary>The source.</summary>
    public string Text => Revision?.Text ?? Document.Source.Value;

    /// <summary>Its title.</summary>
    public string Title => Revision?.Title ?? Document.Title;

    /// <summary>Whether readers see it, or saw it: then its cells have addresses.</summary>
    public bool WasPublished => Revision is { } revision && revision.Number <= revision.PublishedNumber;

    /// <summary>The address of the page about one of its cells; null when readers never saw the text.</summary>
    public string? AddressOf(string matrix, CellAt cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return WasPublished ? Addresses.Cell(Revision!.Slug, matrix, cell.Row.Key, cell.Column.Key) : null;
    }

    /// <summary>
    /// The number that readers see for a source, from 1, and the source; null when the text defines none.
    /// </summary>
    public (int Number, SourceDefinition Source)? SourceOf(Citation citation)
    {
        for (var i = 0; i < Document.Sources.Count; i++)
        {
            if (string.Equals(Document.Sources[i].Name, citation.Name, StringComparison.OrdinalIgnoreCase))
            {
                return (i + 1, Document.Sources[i]);
            }
        }

        return null;
    }
}
