using Wiki.Text.Blocks.Tables;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing;

/// <summary>Writes a foreign table as a plain Markdown table.</summary>
public static class PlainTable
{
    /// <summary>The lines of the table; its first row is the header.</summary>
    public static string Print(ImportedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.IsEmpty ? "" : string.Concat(
        [
            TableRow.Print(table.Rows[0]), "\n|", string.Concat(Enumerable.Repeat("---|", table.Width)), "\n",
            .. table.Rows.Skip(1).Select(row => TableRow.Print(row) + "\n"),
        ]);
    }
}
