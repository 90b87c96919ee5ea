using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>Where a reader finds what stands on a line of the text.</summary>
public static class ReadingPlace
{
    /// <summary>
    /// The id attribute of the row, table or heading on a line of the text, or else of the last one above it; null above
    /// the first.
    /// </summary>
    /// <param name="document">The page.</param>
    /// <param name="line">The number of the line, from 1.</param>
    public static string? IdAt(WikiDocument document, int line)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Places(document).Where(place => place.Line <= line).OrderBy(place => place.Line)
            .Select(place => place.Id).LastOrDefault();
    }

    private static IEnumerable<(int Line, string Id)> Places(WikiDocument document)
    {
        var headings = document.Headings.Select(heading => (heading.Line, heading.Id));
        var matrices = document.Matrices.SelectMany(matrix => matrix.IsBroken
            ? [(matrix.Line, matrix.Marker.SectionId)]
            : matrix.Rows.Select(row => (row.Line, MatrixHtml.RowId(matrix, row)))
                .Prepend((matrix.Line, matrix.Marker.SectionId)));
        var others = document.Timelines.Where(it => !it.IsBroken).Select(it => (it.Line, it.Marker.SectionId))
            .Concat(document.Predictions.Where(it => !it.IsBroken).Select(it => (it.Line, it.Marker.SectionId)));
        return headings.Concat(matrices).Concat(others);
    }
}
