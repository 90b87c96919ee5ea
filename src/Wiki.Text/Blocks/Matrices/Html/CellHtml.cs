using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Views;

namespace Wiki.Text.Blocks.Matrices.Html;

/// <summary>
/// Writes the content of a cell of a matrix. A page may have ten thousand cells, so each has only its own content: the
/// style sheet adds the symbol of a level to its word.
/// </summary>
internal sealed class CellHtml(MatrixHtml matrix, TextWriter writer)
{
    private const string NoLonger = "No longer";

    private readonly MatrixSelections? _shown = matrix.Shown;

    /// <summary>Writes the cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="id">Its id attribute; null for none.</param>
    /// <param name="address">The address that the level links to, or that fills an empty cell; null for none.</param>
    internal void Write(Cell cell, Column column, string? id, string? address)
    {
        writer.Write("<td");
        if (id is not null)
        {
            writer.Write(" id=\"");
            writer.Write(id);
            writer.Write('"');
        }

        if (_shown?.OnDate(cell, column) is { } onDate)
        {
            WriteOnDate(cell, column, onDate, address);
            return;
        }

        writer.Write(" class=\"");
        switch (cell.Status)
        {
            case CellStatus.Empty:
                writer.Write("empty\">");
                writer.Write(address is null ? "<span class=\"visually-hidden\">not stated</span>"
                    : $"<a class=\"add\" href=\"{MatrixHtml.Encode(address)}\" rel=\"nofollow\" data-edit-cell>"
                        + "<span class=\"visually-hidden\">not stated: </span>add</a>");
                break;
            case CellStatus.Invalid:
                writer.Write("invalid\">");
                WriteInvalid(cell);
                break;
            default:
                var first = cell.Statements[0];
                writer.Write(CellStates.Today(first.Level, first.HasEnded).Word());
                writer.Write("\">");
                if (first.HasEnded)
                {
                    WriteLevel(NoLonger, address);
                }
                else
                {
                    WriteStatement(cell, 0, address);
                }

                for (var i = first.HasEnded ? 0 : 1; i < cell.Statements.Length; i++)
                {
                    var isPast = cell.Statements[i].HasEnded;
                    writer.Write($"<div class=\"also {CssClass(cell.Statements[i])}{(isPast ? " past" : "")}\">");
                    writer.Write(isPast ? "<span class=\"checked\">before:</span> " : "");
                    WriteStatement(cell, i, null);
                    writer.Write("</div>");
                }

                break;
        }

        matrix.WriteMore?.Invoke(writer, cell);
        writer.Write("</td>");
    }

    private void WriteInvalid(Cell cell)
    {
        writer.Write("<span class=\"lv\">Not understood</span> ");
        writer.Write($"<code class=\"typed\">{MatrixHtml.Encode(cell.Text)}</code>");
        matrix.WriteSources(writer, cell, -1);
        foreach (var problem in cell.Problems.Where(problem => problem.Severity != Severity.Hint))
        {
            writer.Write($"<span class=\"message\">{problem.Code}: {MatrixHtml.Encode(problem.Message)}</span>");
        }
    }

    private void WriteOnDate(Cell cell, Column column, CellOnDate onDate, string? address)
    {
        var was = _shown!.Was(cell, column);
        writer.Write($" class=\"{CssClass(onDate.Answers[0])}{(was is null ? "" : " changed")}\">");
        for (var i = 0; i < onDate.Answers.Length; i++)
        {
            var answer = onDate.Answers[i];
            writer.Write(i == 0 ? "" : $"<div class=\"also {CssClass(answer)}\">");
            WriteAnswer(cell, answer, i == 0 ? address : null);
            writer.Write(i == 0 ? "" : "</div>");
        }

        WriteSpan("checked", onDate.During is { } during ? $"changes during {during}" : "");
        if (was is not null)
        {
            writer.Write(
                $"<span class=\"was\">before: {MatrixHtml.Encode(string.Join(", ", was.Answers.Select(NameOf)))}</span>");
        }

        var today = cell.Statements[0];
        if (onDate.Answers is not [{ Kind: AnswerKind.Stated } only] || only.Statement != today)
        {
            var now = today.HasEnded ? "no longer" : today.Level?.Name() ?? today.Value;
            writer.Write($"<span class=\"today\">today: {MatrixHtml.Encode(now)}</span>");
        }

        matrix.WriteMore?.Invoke(writer, cell);
        writer.Write("</td>");
    }

    private void WriteAnswer(Cell cell, Answer answer, string? address)
    {
        var index = answer.Statement is null ? -1 : cell.Statements.IndexOf(answer.Statement);
        if (answer.Kind == AnswerKind.Stated)
        {
            WriteStatement(cell, index, address, answer.Remark);
            return;
        }

        WriteLevel(NameOf(answer), address);
        WriteRemark(answer.Remark);
        if (index >= 0 && !cell.Statements[index].Sources.IsEmpty)
        {
            matrix.WriteSources(writer, cell, index);
        }
    }

    // What most cells of a past view lack is a mark, which the legend explains.
    private void WriteRemark(string? remark)
    {
        if (remark == Answer.StartNotGiven)
        {
            writer.Write($"<span class=\"undated\"><span class=\"visually-hidden\">, {remark}</span></span>");
        }
        else
        {
            WriteSpan("checked", remark ?? "");
        }
    }

    private void WriteStatement(Cell cell, int index, string? address, string? remark = null)
    {
        var statement = cell.Statements[index];
        WriteLevel(statement.Level?.Name() ?? $"`{statement.Value}", address);
        WriteRemark(remark);
        WriteWords(statement.Start?.Text);
        WriteWords(statement.End?.Text);
        WriteWords(statement.Target is { } target ? $"for {target.Text}" : null);
        foreach (var tag in statement.Tags)
        {
            WriteSpan("tag", tag.Name());
        }

        WriteSpan("checked", statement.AsOf is { } asOf ? $"as of {asOf.Text}" : "");
        if (!statement.Sources.IsEmpty)
        {
            matrix.WriteSources(writer, cell, index);
        }

        if (statement.Note is not null)
        {
            writer.Write(" <span class=\"note\">");
            matrix.WriteNote(writer, cell, index);
            writer.Write("</span>");
        }
    }

    // The level comes first in the cell and is its only stop for the keyboard. A name that starts with a backtick is a
    // value.
    private void WriteLevel(string name, string? address)
    {
        writer.Write(address is null ? "<span class=\"lv\">" : "<a class=\"lv\" href=\"");
        if (address is not null)
        {
            writer.Write(address);
            writer.Write("\">");
        }

        if (name.StartsWith('`'))
        {
            writer.Write("<code>");
            writer.Write(MatrixHtml.Encode(name[1..]));
            writer.Write("</code>");
        }
        else
        {
            writer.Write(name);
        }

        writer.Write(address is null ? "</span>" : "</a>");
    }

    private void WriteWords(string? text)
    {
        if (text is not null)
        {
            writer.Write(' ');
            writer.Write(MatrixHtml.Encode(text));
        }
    }

    private void WriteSpan(string cssClass, string text)
    {
        if (text.Length > 0)
        {
            writer.Write($" <span class=\"{cssClass}\">{MatrixHtml.Encode(text)}</span>");
        }
    }

    private static string NameOf(Answer answer) => answer switch
    {
        { Level: { } level } => level.Name(),
        { Value: { } value } => value,
        { Kind: AnswerKind.Undated } => "Undated",
        _ => "Not stated",
    };

    // Style a "no" before the start lighter, because support is still to come; a "no" after the end is final. What may
    // hold since any day is lighter, too.
    private static string CssClass(Answer answer) => answer.State().Word()
        + (answer.Kind == AnswerKind.Implied && answer.Remark?.StartsWith("implied", StringComparison.Ordinal) == true
            ? " future" : answer.Remark == Answer.StartNotGiven ? " assumed" : "");

    private static string CssClass(Statement statement) => (statement.Level?.State() ?? CellState.Value).Word();
}
