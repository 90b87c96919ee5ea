using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Grammar;
using TableRow = Wiki.Text.Blocks.Tables.TableRow;

namespace Wiki.Text.Documents;

/// <summary>Finds tables that look like a comparison and are no data, because they have no marker.</summary>
internal static class UnmarkedTable
{
    private const int FewestLevels = 3;

    /// <summary>The hint M013 for each of them.</summary>
    internal static IEnumerable<Problem> Hints(string source, MarkdownDocument tree)
    {
        var tables = tree.OfType<Table>().ToList();
        if (tables.Count == 0)
        {
            return [];
        }

        var lines = source.Split('\n');
        return tables.Where(table => IsComparison(table, lines)).Select(table =>
            new Problem("M013", Severity.Hint, table.Line + 1, 1, "This table looks like a comparison, but it has no "
                + "marker, so it is no data. Write a line such as <!-- matrix:name --> above it."));
    }

    // Most cells beside the names are levels.
    private static bool IsComparison(Table table, string[] lines)
    {
        var cells = Enumerable.Range(table.Line, Math.Min(table.Count + 1, lines.Length - table.Line))
            .Skip(2).Select(i => TableRow.Split(new SourceLine(i + 1, lines[i]))).OfType<TableRow>()
            .SelectMany(row => row.Cells.Skip(1)).Where(cell => cell.Text.Length > 0).ToList();
        var levels = cells.Count(cell => CellReader.Read(cell.Text, 1, "").Statements.Any(it => it.Level is not null));
        return levels >= FewestLevels && 2 * levels > cells.Count;
    }
}
