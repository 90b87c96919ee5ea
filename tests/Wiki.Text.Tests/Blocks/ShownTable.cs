using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Tests.Blocks;

/// <summary>
/// The words of a table as readers see them, with a line for each row and a bar between cells. It is one text, so that
/// a failure shows where two tables differ.
/// </summary>
internal static class ShownTable
{
    private static readonly HtmlParser Html = new();
    private static readonly MarkdownPipeline Inline = new MarkdownPipelineBuilder().Build();

    /// <summary>The words of a matrix. Each cell, as the scanner split it, is read as Markdown separately.</summary>
    public static string Of(Matrix matrix)
    {
        var rows = matrix.Rows.Select(row => (row.Line,
            Cells: row.Cells.Select(cell => cell.Text).Prepend(row.Label.Text)));
        var groups = matrix.Groups.Select(group => (group.Line,
            Cells: matrix.Columns.Select(_ => "").Prepend(group.Label.Text)));
        return Lines(rows.Concat(groups).OrderBy(line => line.Line).Select(line => line.Cells)
            .Prepend(matrix.Columns.Select(column => column.Label.Text).Prepend(matrix.Corner))
            .Select(cells => cells.Select(Words)));
    }

    /// <summary>The words of the tables of a page.</summary>
    public static string Of(string html) => Lines(Html.ParseDocument(html).QuerySelectorAll("tr")
        .Select(row => row.Children.Select(cell => cell.TextContent)));

    // No-break spaces are trimmed too, as Markdig does. Nobody sees them at the edge of a cell.
    private static string Lines(IEnumerable<IEnumerable<string>> rows) =>
        string.Join('\n', rows.Select(row => string.Join(" | ", row.Select(cell => cell.Trim()))));

    // A word in front keeps a cell from starting a list or a heading.
    private static string Words(string cell) =>
        Html.ParseDocument(Markdown.ToHtml("x " + cell, Inline)).Body!.TextContent.TrimEnd('\n')[1..];
}
