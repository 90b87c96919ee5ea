using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Rendering;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Diffing.Rendered;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Core.Comparing;

/// <summary>
/// Compares any two texts of the wiki: revisions of one article or of two, and texts that are not saved.
/// </summary>
public sealed class Comparisons(
    ArticleReader reader, RenderedArticles rendered, Includes includes, TimeProvider clock, ILogger<Comparisons> logger)
{
    /// <summary>A revision as one side of a comparison.</summary>
    public ComparedText Of(RevisionView revision) => new(rendered.Document(revision), revision);

    /// <summary>Compares two texts.</summary>
    /// <param name="left">The text before.</param>
    /// <param name="right">The text after.</param>
    /// <param name="parts">What is asked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Comparison> BetweenAsync(
        ComparedText left, ComparedText right, ComparisonParts parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var today = clock.Today();
        if ((left.Hidden ?? right.Hidden) is { } hidden)
        {
            return new Comparison(left, right, LinkTargets.None) { Hidden = hidden };
        }

        return new Comparison(left, right, await reader.SystemTargetsAsync(cancellationToken))
        {
            Facts = parts.HasFlag(ComparisonParts.Facts)
                ? FactList.Between(left.Document, right.Document, today) : null,
            Text = parts.HasFlag(ComparisonParts.Text) ? TextDiff.Between(left.Text, right.Text) : null,
            Page = parts.HasFlag(ComparisonParts.Page) && left.Revision is { } old && right.Revision is { } @new
                ? await PageAsync(old, @new, cancellationToken) : null,
        };
    }

    private async Task<RenderedDiff> PageAsync(RevisionView old, RevisionView @new, CancellationToken cancellationToken)
    {
        var diff = RenderedDiff.Between(
            await HtmlAsync(old, cancellationToken), await HtmlAsync(@new, cancellationToken));
        if (diff.Fault is { } fault)
        {
            logger.LogError(
                "Revision {Old} of {OldPage} and revision {New} of {NewPage} cannot be compared as readers see them: "
                + "{Fault}", old.Number, old.Slug, @new.Number, @new.Slug, fault);
        }

        return diff;
    }

    private async Task<string> HtmlAsync(RevisionView revision, CancellationToken cancellationToken)
    {
        var document = rendered.Document(revision);
        var targets = await reader.TargetsAsync(document, cancellationToken);
        var included = await includes.ResolveAsync(document, revision.Slug, targets, null, cancellationToken);
        return rendered.Render(revision, targets, null, included).Html;
    }
}

/// <summary>The parts of a comparison; each one costs work of its own.</summary>
[Flags]
public enum ComparisonParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Which facts differ.</summary>
    Facts = 1,

    /// <summary>Which lines and words differ.</summary>
    Text = 2,

    /// <summary>The page as readers see it, with the changes marked.</summary>
    Page = 4,
}

/// <summary>Two texts, and what differs between them.</summary>
/// <param name="Left">The text before.</param>
/// <param name="Right">The text after.</param>
/// <param name="Systems">The systems of the wiki, for their hues.</param>
public sealed record Comparison(ComparedText Left, ComparedText Right, LinkTargets Systems)
{
    /// <summary>The sentence in the place of the differences when one of the texts is hidden; null otherwise.</summary>
    public string? Hidden { get; init; }

    /// <summary>Which facts differ; null when not asked for.</summary>
    public FactList? Facts { get; init; }

    /// <summary>Which lines and words differ; null when not asked for.</summary>
    public TextDiff? Text { get; init; }

    /// <summary>
    /// The page as readers see it, with the changes marked; null when not asked for, or when a text is not saved.
    /// </summary>
    public RenderedDiff? Page { get; init; }
}

/// <summary>One of two texts that are compared: a revision of an article, or the text in a form.</summary>
/// <param name="Document">The parsed text.</param>
/// <param name="Revision">The revision; null for a text that is not saved, and for <see cref="Nothing"/>.</param>
public sealed record ComparedText(WikiDocument Document, RevisionView? Revision)
{
    /// <summary>The empty text before the first revision.</summary>
    public static ComparedText Nothing { get; } = new(WikiDocument.Parse(SourceText.From("")), null);

    /// <summary>The source.</summary>
    public string Text => Revision?.Text ?? Document.Source.Value;

    /// <summary>The sentence that says that its text is hidden; null when it is not.</summary>
    public string? Hidden => Revision is { IsTextHidden: true } it ? Articles.Revision.HiddenText(it.Number) : null;

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
