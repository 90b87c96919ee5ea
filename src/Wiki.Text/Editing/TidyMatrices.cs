using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>Rewrites the matrices of a page in the one form that each has.</summary>
public static class TidyMatrices
{
    /// <summary>
    /// The page with one matrix, or all, in tidy form. Everything outside stays byte for byte, and the matrices say the
    /// same. A broken matrix and a cell that is not understood stay as typed. Tidying again changes nothing.
    /// </summary>
    /// <param name="page">The text.</param>
    /// <param name="id">The id of the matrix; null for all. A text without this matrix stays the same.</param>
    public static string In(SourceText page, string? id)
    {
        ArgumentNullException.ThrowIfNull(page);
        var lines = page.Value.Split('\n').ToList();
        foreach (var matrix in Of(page, id).OrderByDescending(matrix => matrix.Line))
        {
            var (first, last) = (matrix.Source[0].Number, matrix.Source[^1].Number);
            lines.RemoveRange(first - 1, last - first + 1);
            lines.InsertRange(first - 1, MatrixText.Tidy(matrix));
        }

        return string.Join('\n', lines);
    }

    /// <summary>
    /// The markers in a text, in order, found without reading the whole page: also those of broken blocks and those
    /// that only a code block shows.
    /// </summary>
    public static IReadOnlyList<BlockMarker> Markers(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. text.Split('\n').Where(line => line.StartsWith("<!--", StringComparison.Ordinal))
                .Select(line => BlockMarker.TryParse(line.TrimEnd('\r'), out var marker) ? marker : null)
                .OfType<BlockMarker>(),
        ];
    }

    // Only what a matrix is on the page: a marker inside a code block makes none.
    private static IEnumerable<Matrix> Of(SourceText page, string? id) => WikiDocument.Parse(page).Matrices
        .Where(matrix => !matrix.IsBroken && !matrix.Source.IsEmpty && (id is null || matrix.Id == id));
}
