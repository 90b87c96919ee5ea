using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>
/// Writes a matrix as HTML that needs neither script nor style: a table in a scroll box, with the word and the symbol
/// of each level, every text encoded, and no inline style. What the wiki knows and the text does not comes through
/// the properties.
/// </summary>
public sealed class MatrixHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The name that readers hear for the matrix; by default its id in words.</summary>
    public Func<Matrix, string> Name { get; init; } = matrix => $"Matrix {matrix.Id}";

    /// <summary>Writes the note of a statement as inline HTML; by default as plain text.</summary>
    public Action<TextWriter, Cell, int> WriteNote { get; init; } =
        (writer, cell, statement) => writer.Write(Encode(cell.Statements[statement].Note));

    /// <summary>Writes the sources of a statement as inline HTML; by default as typed.</summary>
    public Action<TextWriter, Cell, int> WriteSources { get; init; } =
        (writer, cell, statement) => writer.Write(
            $"<sup>{Encode(string.Concat(cell.Statements[statement].Sources.Select(source => source.Text)))}</sup>");

    /// <summary>The CSS class with the hue of a system, from the key of its column; null for none.</summary>
    public Func<string, string?> HueClass { get; init; } = _ => null;

    /// <summary>The address of a system's article, from the key of its column; null when there is none.</summary>
    public Func<string, string?> ArticleAddress { get; init; } = _ => null;

    /// <summary>What a cell says on the date shown; null to write everything that cells say.</summary>
    public Func<Cell, Column, CellOnDate>? OnDate { get; init; }

    /// <summary>The id attribute of a matrix on its page.</summary>
    public static string SectionId(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return $"matrix-{IdPart(matrix.Id)}";
    }

    /// <summary>The id attribute of a cell: no two cells of a page have the same.</summary>
    public static string CellId(Matrix matrix, Row row, Column column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return $"{SectionId(matrix)}.{IdPart(row.Label.Key)}.{IdPart(column.Label.Key)}";
    }

    /// <summary>Writes the matrix; a broken one as its messages and its source.</summary>
    public void Write(TextWriter writer, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.IsBroken)
        {
            WriteBroken(writer, matrix);
            return;
        }

        var name = Encode(Name(matrix));
        writer.WriteLine($"<div class=\"matrix\" id=\"{SectionId(matrix)}\">");
        writer.WriteLine($"<section class=\"scroll\" tabindex=\"0\" aria-label=\"{name}\">");
        writer.WriteLine("<table class=\"grid\">");
        writer.WriteLine($"<caption class=\"visually-hidden\">{name}</caption>");
        WriteHeader(writer, matrix);
        var rows = matrix.Rows.ToLookup(row => row.Group);
        WriteBody(writer, matrix, null, rows[null]);
        foreach (var group in matrix.Groups)
        {
            WriteBody(writer, matrix, group, rows[group]);
        }

        writer.WriteLine("</table>");
        writer.WriteLine("</section>");
        writer.WriteLine("</div>");
    }

    private void WriteBroken(TextWriter writer, Matrix matrix)
    {
        // A second matrix of the same id must not take the id of the first.
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

    private void WriteHeader(TextWriter writer, Matrix matrix)
    {
        writer.Write("<thead><tr>");
        writer.Write(matrix.Corner.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{Encode(matrix.Corner)}</th>");
        foreach (var column in matrix.Columns)
        {
            var hue = HueClass(column.Label.Key) is { Length: > 0 } found ? Encode(found) : null;
            var classes = hue is null ? "sys" : $"sys {hue}";
            var name = ArticleAddress(column.Label.Key) is { } address
                ? $"<a class=\"{classes}\" href=\"{Encode(address)}\">{Encode(column.Label.Text)}</a>"
                : $"<span class=\"{classes}\">{Encode(column.Label.Text)}</span>";
            writer.Write($"<th scope=\"col\"{(hue is null ? "" : $" class=\"{hue}\"")}>{name}</th>");
        }

        writer.WriteLine("</tr></thead>");
    }

    private void WriteBody(TextWriter writer, Matrix matrix, Group? group, IEnumerable<Row> rows)
    {
        var body = rows.ToList();
        if (group is null && body.Count == 0)
        {
            return;
        }

        writer.WriteLine("<tbody>");
        if (group is not null)
        {
            writer.WriteLine($"<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{matrix.Columns.Length + 1}\">"
                + $"<span>{Encode(group.Label.Text)}</span></th></tr>");
        }

        foreach (var row in body)
        {
            var part = row.Label.Parent is null ? "" : " class=\"part\"";
            writer.WriteLine($"<tr{part}><th scope=\"row\">{Encode(row.Label.Text)}</th>");
            for (var i = 0; i < row.Cells.Length; i++)
            {
                WriteCell(writer, row.Cells[i], matrix.Columns[i], CellId(matrix, row, matrix.Columns[i]));
            }

            writer.WriteLine("</tr>");
        }

        writer.WriteLine("</tbody>");
    }

    // On a phone a row is a card: each cell then bears its column's name and hue itself.
    private void WriteCell(TextWriter writer, Cell cell, Column column, string id)
    {
        var hue = HueClass(column.Label.Key) is { Length: > 0 } found ? " " + Encode(found) : "";
        var onDate = cell.Status == CellStatus.Valid ? OnDate?.Invoke(cell, column) : null;
        var state = onDate is null ? CssClass(cell) : CssClass(onDate.Answers[0]);
        writer.Write($"<td class=\"cell {state}{hue}\" id=\"{id}\" data-label=\"{Encode(column.Label.Text)}\">");
        if (onDate is not null)
        {
            WriteOnDate(writer, cell, onDate);
            writer.WriteLine("</td>");
            return;
        }

        switch (cell.Status)
        {
            case CellStatus.Empty:
                writer.Write("<span class=\"visually-hidden\">not stated</span>");
                break;
            case CellStatus.Invalid:
                WriteInvalid(writer, cell);
                break;
            default:
                WriteStatement(writer, cell, 0);
                for (var i = 1; i < cell.Statements.Length; i++)
                {
                    writer.Write($"<div class=\"also {CssClass(cell.Statements[i])}\">");
                    WriteStatement(writer, cell, i);
                    writer.Write("</div>");
                }

                break;
        }

        writer.WriteLine("</td>");
    }

    private static void WriteInvalid(TextWriter writer, Cell cell)
    {
        writer.Write("<span class=\"lv\"><span aria-hidden=\"true\">⚠</span> Not understood</span> ");
        writer.Write($"<code class=\"typed\">{Encode(cell.Text)}</code>");
        foreach (var problem in cell.Problems.Where(problem => problem.Severity != Severity.Hint))
        {
            writer.Write($"<span class=\"message\">{problem.Code}: {Encode(problem.Message)}</span>");
        }
    }

    private void WriteOnDate(TextWriter writer, Cell cell, CellOnDate onDate)
    {
        for (var i = 0; i < onDate.Answers.Length; i++)
        {
            var answer = onDate.Answers[i];
            writer.Write(i == 0 ? "" : $"<div class=\"also {CssClass(answer)}\">");
            WriteAnswer(writer, cell, answer);
            writer.Write(i == 0 ? "" : "</div>");
        }

        WriteSpan(writer, "checked", onDate.During is { } during ? $"changes during {during}" : "");
        var today = cell.Statements[0];
        if (onDate.Answers is not [{ Kind: AnswerKind.Stated } only] || only.Statement != today)
        {
            writer.Write($"<span class=\"today\">today: {Encode(today.IsOpenEnded ? today.Level?.Name() ?? today.Value : "no longer")}</span>");
        }
    }

    private void WriteAnswer(TextWriter writer, Cell cell, Answer answer)
    {
        var index = answer.Statement is null ? -1 : cell.Statements.IndexOf(answer.Statement);
        if (answer.Kind == AnswerKind.Stated)
        {
            WriteStatement(writer, cell, index);
            WriteSpan(writer, "checked", answer.Remark ?? "");
            return;
        }

        writer.Write(answer switch
        {
            { Level: { } level } => $"<span class=\"lv\"><span aria-hidden=\"true\">{level.Symbol()}</span> {level.Name()}</span>",
            { Kind: AnswerKind.Undated } => "<span class=\"lv\">Undated</span>",
            _ => "<span class=\"lv\">Not stated</span>",
        });
        WriteSpan(writer, "checked", answer.Remark ?? "");
        if (index >= 0 && !cell.Statements[index].Sources.IsEmpty)
        {
            WriteSources(writer, cell, index);
        }
    }

    private void WriteStatement(TextWriter writer, Cell cell, int index)
    {
        var statement = cell.Statements[index];
        writer.Write(statement.Level is { } level
            ? $"<span class=\"lv\"><span aria-hidden=\"true\">{level.Symbol()}</span> {level.Name()}</span>"
            : $"<span class=\"lv\"><code>{Encode(statement.Value)}</code></span>");
        // Each in a span of its own: a line may break between them, never inside a date.
        WriteSpan(writer, "since", statement.Start?.Text ?? "");
        WriteSpan(writer, "since", statement.End?.Text ?? "");
        WriteSpan(writer, "since", statement.Target is { } target ? $"for {target.Text}" : "");
        foreach (var tag in statement.Tags)
        {
            WriteSpan(writer, "tag", tag.Name());
        }

        WriteSpan(writer, "checked", statement.AsOf is { } asOf ? $"as of {asOf.Text}" : "");
        if (!statement.Sources.IsEmpty)
        {
            WriteSources(writer, cell, index);
        }

        if (statement.Note is not null)
        {
            writer.Write(" <span class=\"note\">");
            WriteNote(writer, cell, index);
            writer.Write("</span>");
        }
    }

    private static void WriteSpan(TextWriter writer, string cssClass, string text)
    {
        if (text.Length > 0)
        {
            writer.Write($" <span class=\"{cssClass}\">{Encode(text)}</span>");
        }
    }

    private static string CssClass(Cell cell) => cell.Status switch
    {
        CellStatus.Empty => "empty",
        CellStatus.Invalid => "invalid",
        _ => CssClass(cell.Statements[0]),
    };

    private static string CssClass(Answer answer) => answer switch
    {
        { Kind: AnswerKind.NotStated } => "empty",
        { Kind: AnswerKind.Undated } => "unknown",
        { Level: { } level, Kind: AnswerKind.Implied } => $"{level.CssClass()} future",
        { Level: { } level } => level.CssClass(),
        _ => "value",
    };

    private static string CssClass(Statement statement) => statement.Level?.CssClass() ?? "value";

    // A dot separates the parts of an id, so the dots inside keys must look different; keys have no underscore.
    private static string IdPart(string key) =>
        key.Replace(".", "_", StringComparison.Ordinal).Replace("/", "__", StringComparison.Ordinal);

    private static string Encode(string? text) => Encoder.Encode(text ?? "");
}
