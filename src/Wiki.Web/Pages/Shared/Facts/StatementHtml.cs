using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Documents;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>Shows the parts of a statement outside of its matrix.</summary>
public static class StatementHtml
{
    /// <summary>A level: symbol, word and tint.</summary>
    public static IHtmlContent Pill(Level level) => Pill(level.CssClass(), level.Symbol(), level.Name());

    /// <summary>The level of a statement, or its value.</summary>
    public static IHtmlContent Claim(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Level is { } level)
        {
            return Pill(level);
        }

        var value = new TagBuilder("code");
        value.InnerHtml.Append(statement.Value!);
        return value;
    }

    /// <summary>What follows for today from a first statement that has ended.</summary>
    public static IHtmlContent Ended(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var state = CellStates.Today(statement.Level, statement.HasEnded);
        return Pill(state.Word(), state == CellState.No ? Level.No.Symbol() : null, "no longer");
    }

    /// <summary>A cell that states nothing: it is empty, or it is not understood and shown as typed.</summary>
    public static IHtmlContent Nothing(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.Status != CellStatus.Invalid)
        {
            return Pill("empty", null, "not stated");
        }

        var typed = new TagBuilder("code");
        typed.InnerHtml.Append(cell.Text);
        var pill = Pill("invalid", "!", "not understood");
        return new HtmlContentBuilder().AppendHtml(pill).Append(" ").AppendHtml(typed);
    }

    /// <summary>The start and end of a statement and the target of a plan, as typed; empty when it has none.</summary>
    public static string Period(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return string.Join(' ', Dates(statement));
    }

    /// <summary>The same one by one.</summary>
    public static IEnumerable<string> Dates(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        string?[] dates =
        [
            statement.Start?.Text, statement.End?.Text,
            statement.Target is { } target ? $"for {target.Text}" : null,
        ];
        return dates.OfType<string>();
    }

    /// <summary>The date of the last check, in words; null when it is not given.</summary>
    public static string? AsOf(Statement statement) => statement?.AsOf is { } asOf ? $"as of {asOf.Text}" : null;

    /// <summary>The note as plain text; null when there is none.</summary>
    public static string? Note(Statement statement) =>
        statement?.Note is { Length: > 0 } note ? WikiDocument.PlainNote(note) : null;

    private static TagBuilder Pill(string style, string? symbol, string words)
    {
        var pill = new TagBuilder("span");
        pill.AddCssClass("pill " + style);
        if (symbol is not null)
        {
            pill.InnerHtml.AppendHtml($"<span class=\"sym\" aria-hidden=\"true\">{symbol}</span>");
        }

        pill.InnerHtml.Append(words);
        return pill;
    }
}
