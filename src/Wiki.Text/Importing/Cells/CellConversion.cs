using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;

namespace Wiki.Text.Importing.Cells;

/// <summary>One text that cells of a foreign table have, and what it becomes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Count">How many cells have it.</param>
/// <param name="Suggested">The meaning that the rules suggest.</param>
/// <param name="Meaning">The meaning that counts: the chosen one, or the suggested one.</param>
/// <param name="Cell">The cell in the matrix, before bars are escaped.</param>
/// <param name="IsKept">Whether the meaning could be written; otherwise the cell is as typed.</param>
public sealed record CellConversion(
    string Text, int Count, CellMeaning Suggested, CellMeaning Meaning, string Cell, bool IsKept);

/// <summary>Suggests what the text of a cell means, and writes it in the grammar of cells.</summary>
internal static class CellConverter
{
    /// <summary>What the text most likely means.</summary>
    internal static CellMeaning Suggest(string text, CellMarks marks)
    {
        if (text.Length == 0 || CellWords.IsDash(text))
        {
            return CellMeaning.NotStated;
        }

        var read = CellReader.Read(text, 1, "");
        if (read.Status == CellStatus.Valid)
        {
            return CellMeaning.AsTyped;
        }

        if (CellWords.Leading(text, marks) is { } leading && CellWords.IsPlainRest(text, leading.Left))
        {
            return CellMeanings.Of(leading.Level);
        }

        var (clauses, rest) = CellClauses.Take(text, Level.Yes);
        return clauses.Length > 0 && rest.Length == 0
            && (text.EndsWith('+') || !char.IsAsciiDigit(text.TrimStart('v', 'V')[0]))
            ? CellMeaning.Yes
            : text.Contains('`', StringComparison.Ordinal) ? CellMeaning.AsTyped
            : CellMeaning.Value;
    }

    /// <summary>The cell for a text, and whether it has this meaning.</summary>
    internal static (string Cell, bool IsKept) Write(string text, CellMeaning meaning, CellMarks marks)
    {
        switch (meaning)
        {
            case CellMeaning.NotStated:
                return ("", true);
            case CellMeaning.AsTyped:
                return (text, true);
            case CellMeaning.Value:
                return WriteValue(text) is { } value ? (value, true) : (text, text.Length == 0);
            default:
                var level = meaning.Level()!.Value;
                return Candidates(text, level, meaning == CellMeaning.Note, marks).FirstOrDefault(Reads) is { } cell
                    ? (cell, true) : (text, false);
        }
    }

    private static IEnumerable<string> Candidates(string text, Level level, bool asNote, CellMarks marks)
    {
        var leading = asNote ? null : CellWords.Leading(text, marks);
        var rest = leading is { } it && it.Level == level && CellWords.IsPlainRest(text, it.Left)
            ? it.Left.TrimStart(',', ';', ':', '.', '–', '—', '-', ' ') : text;
        if (CellWords.IsDash(text))
        {
            rest = "";
        }

        var (clauses, left) = asNote ? ("", rest) : CellClauses.Take(rest, level);
        if (clauses.Length > 0)
        {
            yield return Joined(level.Word(), clauses, Note(left));
        }

        yield return Joined(level.Word(), "", Note(rest));
        yield return Joined(level.Word(), "", Note(text));
    }

    // In a value nothing is a link, so that the address goes into the note.
    private static string? WriteValue(string text)
    {
        var link = MarkdownLink.Whole(text);
        string[] candidates = link is var (label, address)
            ? [Joined($"`{label}`", "", $"({address})"), $"`{text}`"] : [$"`{text}`"];
        return text.Length == 0 ? null : candidates.FirstOrDefault(Reads);
    }

    private static string Joined(string claim, string clauses, string note) =>
        string.Join(' ', new[] { claim, clauses, note }.Where(part => part.Length > 0));

    private static string Note(string text)
    {
        var note = text.Trim();
        if (note.Length == 0)
        {
            return "";
        }

        var whole = IsOnePair(note);
        var inside = whole ? note[1..^1].Trim() : note;
        return inside.Length == 0 ? ""
            : NoteText.Print(IsBalanced(inside) ? inside : Escaped(inside))!;
    }

    private static bool IsOnePair(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth <= 0 && i < text.Length - 1)
            {
                return false;
            }
        }

        return depth == 0 && text[0] == '(';
    }

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static string Escaped(string text) =>
        text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    // What a level needs besides, such as the source of a plan, only its author can add.
    private static bool Reads(string cell)
    {
        var read = CellReader.Read(cell, 1, "");
        return read.Status == CellStatus.Valid
            || read.Problems.All(problem => problem.Severity != Severity.Error || problem.Code is "C111" or "C112");
    }
}
