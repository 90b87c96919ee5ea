using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Rendered;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Rendering;

namespace Wiki.Web.Comparing;

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
        var included = await includes.OfAsync(document, revision.Slug, targets, null, cancellationToken);
        return rendered.Render(revision, targets, null, included).Html;
    }
}
