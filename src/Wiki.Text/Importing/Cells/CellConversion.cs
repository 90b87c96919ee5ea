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
/// <param name="IsKept">Whether the meaning could be written.</param>
/// <param name="Doubt">Why somebody must look at it, as a sentence; null when it is plain.</param>
public sealed record CellConversion(
    string Text, int Count, CellMeaning Suggested, CellMeaning Meaning, string Cell, bool IsKept, string? Doubt);

/// <summary>Suggests what the text of a cell means, and writes it in the grammar of cells.</summary>
internal static class CellConverter
{
    /// <summary>The note of a partial support about which the table says no more.</summary>
    internal const string NoDetails = "(no details given)";

    private static readonly HashSet<string> SayNothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "partial", "partially", "partly", "teilweise", "partial support", "partially supported", "partly supported",
    };

    /// <summary>What the text most likely means.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">What marks mean in this table.</param>
    /// <param name="isCited">Whether all cells with this text cite a source.</param>
    internal static CellMeaning Suggest(string text, CellMarks marks, bool isCited)
    {
        if (text.Length == 0 || CellWords.IsDash(text))
        {
            return CellMeaning.NotStated;
        }

        if (Reads(text, isCited))
        {
            return CellMeaning.AsTyped;
        }

        if (CellWords.Leading(text, marks) is { } leading && CellWords.IsPlainRest(text, leading.Left))
        {
            var meaning = CellMeanings.Of(leading.Level);
            return Write(text, meaning, marks, isCited).IsKept ? meaning : CellMeaning.Note;
        }

        var (clauses, rest) = CellClauses.Take(text, Level.Yes);
        return clauses.Length > 0 && rest.Length == 0
            && (text.EndsWith('+') || !char.IsAsciiDigit(text.TrimStart('v', 'V')[0]))
            ? CellMeaning.Yes
            : text.Contains('`', StringComparison.Ordinal) ? CellMeaning.AsTyped
            : CellMeaning.Value;
    }

    /// <summary>
    /// The cell for a text, and whether it has this meaning. Otherwise it is a note or a value, or as typed when it can
    /// be neither.
    /// </summary>
    internal static (string Cell, bool IsKept) Write(string text, CellMeaning meaning, CellMarks marks, bool isCited)
    {
        switch (meaning)
        {
            case CellMeaning.NotStated:
                return ("", true);
            case CellMeaning.AsTyped:
                return (text, true);
            case CellMeaning.Value:
                return text.Length == 0 ? ("", true)
                    : Reads($"`{text}`") ? ($"`{text}`", true)
                    : Otherwise(text, marks);
            default:
                var level = meaning.Level()!.Value;
                return Candidates(text, level, meaning == CellMeaning.Note, marks)
                    .FirstOrDefault(it => Reads(it, isCited, level)) is { } cell
                        ? (cell, true) : Otherwise(text, marks);
        }
    }

    /// <summary>Whether the wiki understands a cell, as a level if one is given.</summary>
    internal static bool Reads(string cell, bool isCited = false, Level? level = null)
    {
        var read = CellReader.Read(isCited ? cell + " [^a]" : cell, 1, "");
        return read.Status == CellStatus.Valid
            && (level is null || (read.Statements.Length == 1 && read.Statements[0].Level == level));
    }

    private static (string Cell, bool IsKept) Otherwise(string text, CellMarks marks) =>
        (Candidates(text, Level.Unknown, asNote: true, marks).Append($"`{text}`").FirstOrDefault(it => Reads(it))
            ?? text, false);

    private static IEnumerable<string> Candidates(string text, Level level, bool asNote, CellMarks marks)
    {
        var leading = asNote ? null : CellWords.Leading(text, marks);
        var rest = leading is { } it && it.Level == level && CellWords.IsPlainRest(text, it.Left)
            ? it.Left.TrimStart(',', ';', ':', '.', '–', '—', '-', ' ') : text;
        if (CellWords.IsMark(text))
        {
            rest = "";
        }

        var (clauses, left) = asNote ? ("", rest) : CellClauses.Take(rest, level);
        if (clauses.Length > 0)
        {
            yield return Joined(level.Word(), clauses, Note(left));
        }

        if (level == Level.Partial && left.Length == 0)
        {
            // Words such as "some" say a little; a sign and "partial" say nothing that a note could keep.
            var words = rest.Length == 0 ? text : text[..Math.Max(0, text.Length - rest.Length)].Trim();
            var says = words.Any(char.IsLetter) && words[0] != ':' && !SayNothing.Contains(words);
            yield return Joined(level.Word(), clauses, says ? Note(words) : NoDetails);
        }

        yield return Joined(level.Word(), "", Note(rest));
        yield return Joined(level.Word(), "", Note(text));
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
}
