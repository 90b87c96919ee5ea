using Wiki.Core.Articles;
using Wiki.Core.Rendering;
using Wiki.Text;
using Wiki.Text.Anchors;

namespace Wiki.Core.Talk;

/// <summary>
/// Finds the places of threads in a revision when somebody reads it, with one comparison for each revision on which
/// threads were begun. A save does no work for comments.
/// </summary>
public sealed class ThreadPlaces(ArticleReader articles, RenderedArticles rendered, CarriedTexts kept)
{
    /// <summary>
    /// How many older revisions are compared for one page. A thread that was begun on an even older revision keeps its
    /// place only if its line is in the text unchanged and exactly once, or its cell has the same keys.
    /// </summary>
    public const int MostRevisions = 20;

    /// <summary>Adds to threads their places in a revision, which must not be older than they are.</summary>
    public async Task<IReadOnlyList<ThreadView>> PlaceAsync(
        RevisionView shown, IReadOnlyList<ThreadView> threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(threads);
        // A text that is hidden is not compared; its threads are found by their line, as very old ones are.
        var numbers = threads.Where(it => !it.IsTopic && !it.IsTextHidden).Select(it => it.Thread.Number).Distinct()
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

    private static ThreadView WithCell(ThreadView view, CellPlace? cell) =>
        view with { Place = cell?.Line, Cell = cell };

    private static int? Only(Dictionary<string, int> places, string line) =>
        places.TryGetValue(line, out var place) ? place : null;
}
