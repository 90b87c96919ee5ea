using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Links;

namespace Wiki.Text.Blocks.Matrices.Html;

/// <summary>
/// Writes a matrix as HTML that works without script and style: a table in a scroll box with a word for each level. All
/// text is encoded, and no style is inline. The properties supply what the wiki knows beyond the text.
/// </summary>
public sealed class MatrixHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The name of the matrix that screen readers announce. The default is its id in words.</summary>
    public Func<Matrix, string> Name { get; init; } = matrix => $"Matrix {matrix.Id}";

    /// <summary>Writes the note of a statement as inline HTML. The default is plain text.</summary>
    public Action<TextWriter, Cell, int> WriteNote { get; init; } =
        (writer, cell, statement) => writer.Write(Encode(cell.Statements[statement].Note));

    /// <summary>
    /// Writes the sources of a statement as inline HTML, or those of a cell that is not understood (-1). The default is
    /// the text as typed, which the latter has already.
    /// </summary>
    public Action<TextWriter, Cell, int> WriteSources { get; init; } =
        (writer, cell, statement) => writer.Write(statement < 0 ? ""
            : $"<sup>{Encode(string.Concat(cell.Statements[statement].Sources.Select(source => source.Text)))}</sup>");

    /// <summary>The CSS class with the hue of a system, by the key of its column; null for none.</summary>
    public Func<string, string?> HueClass { get; init; } = _ => null;

    /// <summary>The address of a system's article, by the key of its column; null when there is none.</summary>
    public Func<string, string?> ArticleAddress { get; init; } = _ => null;

    /// <summary>
    /// The view that a visitor chose, and the addresses of cells and downloads. Null for the whole matrix as written,
    /// without links to its cells and downloads.
    /// </summary>
    public MatrixSelections? Shown { get; init; }

    /// <summary>The beginning of all ids. It keeps the ids of an included table apart from those of the page.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>The address of the page about a cell. The default is that of a cell of the article shown.</summary>
    public Func<Row, Column, Cell, string?>? AddressOf { get; init; }

    /// <summary>Writes more HTML at the end of a cell.</summary>
    public Action<TextWriter, Cell>? WriteMore { get; init; }

    // More columns fit no window.
    private const int MostFitted = 9;

    /// <summary>The id attribute of a matrix on its page.</summary>
    public static string SectionId(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return SectionId(matrix.Id);
    }

    /// <summary>The id attribute, on its page, of the matrix with this id.</summary>
    public static string SectionId(string id) => BlockMarker.SectionIdOf(BlockKind.Matrix, id);

    /// <summary>The id attribute of a row, unique on the page.</summary>
    public static string RowId(Matrix matrix, Row row)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(row);
        return RowId(matrix.Id, row.Label.Key);
    }

    /// <summary>The same of a matrix with this id and a row with this key.</summary>
    public static string RowId(string matrix, string row) => $"{SectionId(matrix)}.{IdPart(row)}";

    /// <summary>The id attribute of the cell in that row and the column with this key.</summary>
    public static string CellId(string matrix, string row, string column) => $"{RowId(matrix, row)}.{IdPart(column)}";

    /// <summary>Writes the matrix. A broken one is written as its messages and its text.</summary>
    public void Write(TextWriter writer, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.IsBroken)
        {
            WriteBroken(writer, matrix);
            return;
        }

        var selection = Shown?.Of(matrix)
            ?? new MatrixView { AllColumns = true }.Of(matrix, null, ReleaseList.Empty);
        var name = Encode(Name(matrix));
        var frame = Shown is null ? null : new MatrixFrame(this, writer, selection, Shown);
        writer.WriteLine($"<div class=\"matrix{Columns(selection)}\" id=\"{IdPrefix}{SectionId(matrix)}\">");
        if (selection.Shown == 0 && Shown?.View.HidesRows == true)
        {
            writer.WriteLine($"<p class=\"nothing\">No feature of the table <strong>{name}</strong> fits.</p></div>");
            return;
        }

        frame?.WriteFacts();
        writer.WriteLine($"<section class=\"scroll\" tabindex=\"0\" aria-label=\"{name}\">");
        writer.WriteLine("<table class=\"grid\">");
        writer.WriteLine($"<caption class=\"visually-hidden\">{name}</caption>");
        WriteHeader(writer, selection, frame);
        WriteGroups(writer, selection);
        writer.WriteLine("</table>");
        writer.WriteLine("</section>");
        frame?.WriteFoot();
        writer.WriteLine("</div>");
    }

    // The style sheet knows from the number of columns which width shows them all. A phone shows two of them, until the
    // visitor chose others.
    private string Columns(MatrixSelection selection) =>
        (selection.Columns.Length <= MostFitted ? $" cols-{selection.Columns.Length}" : "")
        + (Shown is { IsChosen: false } ? "" : " chosen");

    internal static string Encode(string? text) => Encoder.Encode(text ?? "");

    private void WriteBroken(TextWriter writer, Matrix matrix)
    {
        // A second matrix with the same id must not take the id attribute of the first.
        var repeated = matrix.Problems.Any(problem => problem.Code == "M009");
        var id = repeated ? "" : $" id=\"{SectionId(matrix)}\"";
        writer.WriteLine($"<section class=\"matrix broken\"{id} aria-label=\"{Encode(Name(matrix))}\">");
        writer.WriteLine("<p>This table is shown as typed, because it could not be read:</p>");
        writer.WriteLine("<ul class=\"problems\">");
        foreach (var problem in matrix.Problems.Where(BlockProblems.IsStructural))
        {
            writer.WriteLine($"<li><strong>{problem.Code}</strong> {Encode(problem.Message)}</li>");
        }

        writer.WriteLine("</ul>");
        writer.Write("<pre tabindex=\"0\">");
        foreach (var line in matrix.Source)
        {
            writer.Write(Encode(line.Text));
            writer.Write('\n');
        }

        writer.WriteLine("</pre>");
        writer.WriteLine("</section>");
    }

    private void WriteHeader(TextWriter writer, MatrixSelection selection, MatrixFrame? frame)
    {
        var matrix = selection.Matrix;
        writer.Write("<thead><tr>");
        writer.Write(matrix.Corner.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{Encode(matrix.Corner)}</th>");
        foreach (var i in selection.Columns)
        {
            var column = matrix.Columns[i];
            var hue = HueClass(column.Label.Key) is { Length: > 0 } found ? $" class=\"{Encode(found)}\"" : "";
            writer.Write($"<th scope=\"col\"{hue}{frame?.Sorted(i)}>");
            writer.Write(ArticleAddress(column.Label.Key) is { } address
                ? $"<a class=\"sys\" href=\"{Encode(address)}\">{Encode(column.Label.Text)}</a>"
                : $"<span class=\"sys\">{Encode(column.Label.Text)}</span>");
            frame?.WriteSort(i);
            frame?.WriteTrend(i);
            writer.Write("</th>");
        }

        writer.WriteLine("</tr></thead>");
    }

    private void WriteGroups(TextWriter writer, MatrixSelection selection)
    {
        var cells = new CellHtml(this, writer);
        foreach (var group in selection.Groups.Where(group => IsWritten(selection, group)))
        {
            writer.WriteLine("<tbody>");
            if (group.Group is { } heading)
            {
                var hidden = group.Hidden == 0 ? "" : $" <small>{group.Hidden} hidden</small>";
                writer.WriteLine($"<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{selection.Columns.Length + 1}\">"
                    + $"<span>{Encode(heading.Label.Text)}{hidden}</span></th></tr>");
            }

            foreach (var (row, unread) in UnreadRow.InOrder(group.Rows, row => row.Line, UnreadOf(selection, group)))
            {
                if (row is null)
                {
                    WriteUnread(writer, selection, unread!);
                }
                else
                {
                    WriteRow(writer, cells, selection, row);
                }
            }

            writer.WriteLine("</tbody>");
        }
    }

    // A group whose rows are all hidden because they are the same keeps its heading, with the number of hidden rows.
    // A group in which a filter found nothing has no heading.
    private bool IsWritten(MatrixSelection selection, GroupSelection group) =>
        !group.Rows.IsEmpty || !UnreadOf(selection, group).IsEmpty || group.Group is not null && (group.Hidden == 0
            ? Shown?.View.HidesRows != true
            : Shown is { View: { Differences: not Differences.All } view }
                && !(view with { Differences = Differences.All }).HidesRows);

    // Nobody knows whether a filter would find a row that could not be read.
    private ImmutableArray<UnreadRow> UnreadOf(MatrixSelection selection, GroupSelection group) =>
        Shown?.View.HidesRows == true ? [] : selection.Matrix.UnreadOf(group.Group);

    private static void WriteUnread(TextWriter writer, MatrixSelection selection, UnreadRow row)
    {
        writer.Write($"<tr class=\"unread\"><td class=\"invalid\" colspan=\"{selection.Columns.Length + 1}\">");
        writer.Write($"<span class=\"lv\">Not understood</span> <code class=\"typed\">{Encode(row.Text)}</code>");
        foreach (var problem in selection.Matrix.Problems.Where(it => BlockProblems.IsOfRow(it) && it.Line == row.Line))
        {
            writer.Write($"<span class=\"message\">{problem.Code}: {Encode(problem.Message)}</span>");
        }

        writer.WriteLine("</td></tr>");
    }

    private void WriteRow(TextWriter writer, CellHtml cells, MatrixSelection selection, Row row)
    {
        var matrix = selection.Matrix;
        // When rows are sorted by a column, a part may stand far from the feature that it belongs to.
        var part = row.Label.Parent is null || Shown?.View.Sort is not null ? "" : " class=\"part\"";
        var id = IdPrefix + RowId(matrix, row);
        writer.Write($"<tr id=\"{id}\"{part}><th scope=\"row\">{Encode(row.Label.Text)}");
        writer.Write(Shown is null ? "</th>"
            : $"<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to {Encode(row.Label.Text)}\"></a></th>");
        foreach (var i in selection.Columns)
        {
            var column = matrix.Columns[i];
            cells.Write(row.Cells[i], column, Shown is null ? null : $"{id}.{IdPart(column.Label.Key)}",
                Address(matrix, row, column, row.Cells[i]));
        }

        writer.WriteLine("</tr>");
    }

    // A cell that says something leads to its page, an empty one to the form that fills it.
    private string? Address(Matrix matrix, Row row, Column column, Cell cell)
    {
        if (AddressOf is not null || Shown is null)
        {
            return AddressOf?.Invoke(row, column, cell);
        }

        var (article, empty) = (Shown.ArticleOf(matrix), cell.Status == CellStatus.Empty);
        return empty && (article.Length == 0 || Shown.Known is not null) ? null
            : empty ? Addresses.EditCell(article, matrix.Id, row.Label.Key, column.Label.Key)
            : Addresses.Cell(article, matrix.Id, row.Label.Key, column.Label.Key);
    }

    // A dot separates the parts of an id, so dots inside keys need another sign. Keys have no underscore.
    private static string IdPart(string key) =>
        key.Replace(".", "_", StringComparison.Ordinal).Replace("/", "__", StringComparison.Ordinal);
}
