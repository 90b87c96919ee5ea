using Wiki.Text;
using Wiki.Text.Anchors;
using Wiki.Web.Articles;
using Wiki.Web.Rendering;

namespace Wiki.Web.Talk;

/// <summary>
/// Finds where threads belong in a revision, when it is read: one comparison for each revision that threads were begun
/// on. Saving does nothing for comments.
/// </summary>
public sealed class ThreadPlaces(ArticleReader articles, RenderedArticles rendered, CarriedTexts kept)
{
    /// <summary>
    /// How many older revisions are compared for one page. Threads begun on still older ones are found when their line
    /// stands in the text unchanged and once, and cells when their keys are the same.
    /// </summary>
    public const int MostRevisions = 20;

    /// <summary>The threads with their places in a revision that is not older than they are.</summary>
    public async Task<IReadOnlyList<ThreadView>> PlaceAsync(
        RevisionView shown, IReadOnlyList<ThreadView> threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(threads);
        var numbers = threads.Where(it => !it.IsTopic).Select(it => it.Thread.Number).Distinct()
            .OrderDescending().Take(MostRevisions).ToList();
        var placed = new Dictionary<long, ThreadView>();
        foreach (var number in numbers)
        {
            var about = threads.Where(it => !it.IsTopic && it.Thread.Number == number).ToList();
            var withCells = about.Exists(it => it.Thread.Anchor == ThreadAnchor.Cell);
            var lines = number == shown.Number ? null : kept.Find(shown.ArticleId, number, shown.Number);
            var origin = number == shown.Number ? shown : lines is not null && !withCells ? null
                : await articles.RevisionAsync(Slug.Parse(shown.Slug, null), number, cancellationToken);
            if (origin is not null && number != shown.Number)
            {
                lines ??= kept.Keep(
                    shown.ArticleId, number, shown.Number, CarriedLines.Between(origin.Text, shown.Text));
            }

            foreach (var view in about)
            {
                placed[view.Thread.Id] = view.Thread.Anchor == ThreadAnchor.Cell
                    ? WithCell(view, CellAnchor.Carry(
                        rendered.Document(origin!), rendered.Document(shown),
                        view.Thread.Matrix!, view.Thread.RowKey!, view.Thread.ColumnKey!))
                    : view with { Place = lines is null ? view.Thread.Line : lines.Of(view.Thread.Line!.Value) };
            }
        }

        Dictionary<string, int>? places = null;
        return [.. threads.Select(view =>
            view.IsTopic ? view
            : placed.TryGetValue(view.Thread.Id, out var found) ? found
            : view.Thread.Anchor == ThreadAnchor.Cell ? WithCell(view, CellAnchor.Find(
                rendered.Document(shown), view.Thread.Matrix!, view.Thread.RowKey!, view.Thread.ColumnKey!))
            : view with { Place = Only(places ??= Excerpt.OnlyPlaces(shown.Text), view.Thread.LineText!) })];
    }

    private static ThreadView WithCell(ThreadView view, CellPlace? cell) => view with { Place = cell?.Line, Cell = cell };

    private static int? Only(Dictionary<string, int> places, string line) =>
        places.TryGetValue(line, out var place) ? place : null;
}
