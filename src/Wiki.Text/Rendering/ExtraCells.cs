using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>
/// Cuts the cells of an ordinary table that no column of its header stands above. Markdig fills short rows, but of the
/// cells that are too many it leaves every second one.
/// </summary>
internal static class ExtraCells
{
    public static void Cut(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            var rows = table.OfType<TableRow>().ToList();
            foreach (var row in rows)
            {
                while (row.Count > rows[0].Count)
                {
                    row.RemoveAt(row.Count - 1);
                }
            }
        }
    }
}
