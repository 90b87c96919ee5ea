using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Tests.Blocks;

/// <summary>Reads example texts as the page does: a marker, blank lines, and the table up to its end.</summary>
internal static class Given
{
    /// <summary>The blocks of a page with plain lines, in order, each with its marker.</summary>
    internal static IEnumerable<(BlockMarker Marker, List<SourceLine> Lines)> BlocksOf(string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n').Select((text, i) => new SourceLine(i + 1, text)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!BlockMarker.TryParse(lines[i].Text, out var marker))
            {
                continue;
            }

            var table = i + 1;
            while (table < lines.Count && lines[table].Text.Trim(' ', '\t').Length == 0)
            {
                table++;
            }

            var end = table;
            while (end < lines.Count && !TableEnd.IsAt(lines[end].Text))
            {
                end++;
            }

            yield return (marker, lines[i..end]);
            i = end - 1;
        }
    }

    internal static Matrix Matrix(string page)
    {
        var (marker, lines) = BlocksOf(page).First();
        return MatrixReader.Read(marker, lines);
    }

    internal static Timeline Timeline(params string[] table)
    {
        var (marker, lines) = BlocksOf("<!-- timeline:t -->\n\n" + string.Join('\n', table)).First();
        return TimelineReader.Read(marker, lines);
    }

    internal static PredictionList Predictions(params string[] table)
    {
        var (marker, lines) = BlocksOf("<!-- predictions:p -->\n\n" + string.Join('\n', table)).First();
        return PredictionReader.Read(marker, lines);
    }

    /// <summary>A matrix with these lines as its table; the header is line 3.</summary>
    internal static Matrix MatrixOf(params string[] table) =>
        Matrix("<!-- matrix:core -->\n\n" + string.Join('\n', table));

    internal static Cell Cell(string text, string defaultLine = "xen") => CellReader.Read(text, 1, defaultLine);

    /// <summary>Problems as "code column: message".</summary>
    internal static string[] Said(IEnumerable<Problem> problems) =>
        [.. problems.Select(problem => $"{problem.Code} {problem.Column}: {problem.Message}")];
}
