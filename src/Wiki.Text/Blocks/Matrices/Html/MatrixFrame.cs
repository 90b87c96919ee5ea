using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;

namespace Wiki.Text.Blocks.Matrices.Html;

/// <summary>
/// Writes the parts around the table of a matrix: its numbers, its downloads, the legend and the counts.
/// </summary>
internal sealed class MatrixFrame(MatrixHtml html, TextWriter writer, MatrixSelection selection, MatrixSelections shown)
{
    private static readonly CellState[] Legend =
    [
        CellState.Yes, CellState.Partial, CellState.No, CellState.Planned, CellState.Unknown, CellState.NotApplicable,
        CellState.Empty,
    ];

    private readonly Matrix _matrix = selection.Matrix;
    private readonly Dictionary<int, (CellState State, int Cells)[]> _states = selection.Columns.ToDictionary(
        i => i, i => MatrixFacts.States(selection.Matrix, i, shown.OnDate).ToArray());

    /// <summary>Writes the line above the table.</summary>
    internal void WriteFacts()
    {
        var facts = MatrixFacts.Of(_matrix);
        // A matrix that combines several articles belongs to none of them.
        var article = shown.ArticleOf(_matrix);
        var isOfArticle = article.Length > 0;
        var address = isOfArticle ? Addresses.Matrix(article, _matrix.Id) : Addresses.Compare();
        var query = MatrixHtml.Encode(shown.Query(shown.View));
        writer.Write("<p class=\"facts\">");
        writer.Write(shown.View.HidesRows
            ? $"<strong>{selection.Shown} of {Features}</strong> shown"
            : $"<strong>{Features}</strong>");
        writer.Write(selection.Columns.Length < _matrix.Columns.Length
            ? $" · {selection.Columns.Length} of {Count(_matrix.Columns.Length, "system")} shown"
            : $" · {Count(_matrix.Columns.Length, "system")}");
        writer.Write(facts.Claims == 0 ? "" : $" · {100 * facts.Sourced / facts.Claims} % sourced");
        writer.Write(facts.NewestCheck is { } check ? $" · last checked {check.Text}" : "");
        // Search engines may index the address without a view, which is a page of its own.
        var rel = query.Length == 0 ? "" : " rel=\"nofollow\"";
        writer.Write("<span class=\"ways\">");
        writer.Write(shown.IsAlone || !isOfArticle ? "" : $" · <a href=\"{address}{query}\"{rel}>on its own</a>");
        writer.Write($" · <a href=\"{Data("csv")}{query}\" rel=\"nofollow\">CSV</a>");
        writer.Write($" · <a href=\"{Data("json")}{query}\" rel=\"nofollow\">JSON</a>");
        writer.Write(isOfArticle
            ? $" · <a href=\"{Addresses.EditTable(article, "matrix", _matrix.Id)}\" rel=\"nofollow\">edit</a>" : "");
        writer.WriteLine("</span></p>");

        string Data(string format) => isOfArticle
            ? Addresses.MatrixData(article, _matrix.Id, format) : Addresses.CompareData(format);
    }

    /// <summary>The attribute that says how the rows are sorted by a column; empty when they are not.</summary>
    internal string Sorted(int column) => SortOf(column) is not { } sort ? ""
        : $" aria-sort=\"{(sort.Descending ? "descending" : "ascending")}\"";

    /// <summary>
    /// Writes the link that sorts the rows by a column: yes first, then no first, then as they were written.
    /// </summary>
    internal void WriteSort(int column)
    {
        var label = _matrix.Columns[column].Label;
        var query = shown.Query(shown.View with
        {
            Sort = SortOf(column) is not { } sort ? new ColumnSort(label.Key, Descending: false)
                : sort.Descending ? null : new ColumnSort(label.Key, Descending: true),
        });
        // Without a query, the address of the page itself.
        writer.Write($" <a class=\"sort\" href=\"{MatrixHtml.Encode(query.Length > 0 ? query : "?")}\" rel=\"nofollow\""
            + $" aria-label=\"Sort by {MatrixHtml.Encode(label.Text)}\"></a>");
    }

    private ColumnSort? SortOf(int column) =>
        shown.View.Sort is { } sort && sort.Column == _matrix.Columns[column].Label.Key ? sort : null;

    /// <summary>Writes the line below a system's name: its newest release, and its states as a bar.</summary>
    internal void WriteTrend(int column)
    {
        var (key, line) = (_matrix.Columns[column].Label.Key, _matrix.Columns[column].VersionLine);
        if (shown.Newest(line) is { } newest)
        {
            writer.Write($" <small>{MatrixHtml.Encode(line == key ? "" : line + " ")}{newest.Version.Number}</small>");
        }

        // The counts below the table say the same in words.
        writer.Write($"<svg class=\"trend\" viewBox=\"0 0 {Math.Max(1, _matrix.Rows.Length)} 1\""
            + " preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        var x = 0;
        foreach (var (state, cells) in _states[column])
        {
            writer.Write($"<rect class=\"{state.Word()}\" x=\"{x}\" width=\"{cells}\" height=\"1\"/>");
            x += cells;
        }

        writer.Write("</svg>");
    }

    /// <summary>Writes the legend, and the number of features of each system in each state.</summary>
    internal void WriteFoot()
    {
        writer.Write("<div class=\"legend\">");
        foreach (var state in Legend)
        {
            writer.Write($"<span class=\"{state.Word()}\"><span class=\"lv\">{Meaning(state)}</span></span>");
        }

        if (shown.Date is not null)
        {
            writer.Write("<span class=\"future\"><span class=\"lv\">Not yet, as the start implies</span></span>");
            writer.Write($"<span><span class=\"undated\"></span> {Answer.StartNotGiven}</span>");
        }

        writer.WriteLine("</div>");
        writer.WriteLine("<details class=\"counts\"><summary>Counts per system</summary>");
        writer.WriteLine("<dl>");
        foreach (var i in selection.Columns)
        {
            var hue = html.HueClass(_matrix.Columns[i].Label.Key) is { Length: > 0 } found
                ? " " + MatrixHtml.Encode(found) : "";
            writer.Write($"<dt class=\"sys{hue}\">{MatrixHtml.Encode(_matrix.Columns[i].Label.Text)}</dt><dd>");
            writer.Write(string.Join(" · ", _states[i].Select(it => $"{it.Cells} {it.State.Name()}")));
            writer.WriteLine("</dd>");
        }

        writer.WriteLine("</dl></details>");
    }

    private string Features => Count(_matrix.Rows.Length, "feature");

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Meaning(CellState state) => state switch
    {
        CellState.Yes => "Yes: supported",
        CellState.Partial => "Partial: supported in part",
        CellState.No => "No: not supported",
        CellState.Planned => "Planned: announced",
        CellState.Unknown => "Unknown: looked for, not found",
        CellState.NotApplicable => "n/a: does not apply",
        _ => "Not stated",
    };
}
