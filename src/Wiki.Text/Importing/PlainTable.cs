using System.Collections.Immutable;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Rendering;

namespace Wiki.Text.Importing;

/// <summary>A foreign table as a plain Markdown table.</summary>
/// <param name="Markdown">Its lines; its first row is the header.</param>
/// <param name="Sources">The sources that the page must define now.</param>
/// <param name="Remarks">What was left out.</param>
public sealed record PlainTable(
    string Markdown, ImmutableArray<SourceDefinition> Sources, ImmutableArray<string> Remarks)
{
    /// <summary>Writes the part of a table that was chosen.</summary>
    /// <param name="table">The table.</param>
    /// <param name="choices">Which rows and columns are kept.</param>
    /// <param name="page">The sources of the page.</param>
    public static PlainTable Make(
        ImportedTable table, MatrixChoices choices, IReadOnlyCollection<SourceDefinition> page)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(choices);
        var remarks = new RemarkList();
        var part = choices.Part(table, remarks);
        var sources = new ImportSources(page, table.Sources, remarks);
        var rows = part.Rows.Select(row => TableRow.Print(row.Select(sources.Cited)) + "\n").ToList();
        sources.Finish();
        return new PlainTable(rows.Count == 0 ? "" : string.Concat(
            [rows[0], "|", .. Enumerable.Repeat("---|", part.Width), "\n", .. rows.Skip(1)]), sources.Added,
            [.. remarks.Sentences()]);
    }
}
