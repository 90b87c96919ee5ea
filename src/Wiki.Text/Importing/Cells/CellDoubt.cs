using System.Text.RegularExpressions;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Importing.Cells;

/// <summary>Says why somebody must look at what a text became.</summary>
internal static partial class CellDoubt
{
    /// <summary>A sentence; null when the meaning is plain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="suggested">The meaning that the rules suggest.</param>
    /// <param name="cell">The cell that it gives.</param>
    /// <param name="marks">What marks mean in this table.</param>
    internal static string? Of(string text, CellMeaning suggested, string cell, CellMarks marks)
    {
        var first = text.Length > 0 ? text[0] : ' ';
        var second = text.Length > 1 ? text[1] : ' ';
        return text switch
        {
            "" => null,
            "*" => "A star can be a yes, or it can point to a remark below the table."
                + (marks.Star is null ? "" : $" {marks.Why}, so it is yes."),
            "?" => "“?” says that somebody looked and could not find out. If nobody looked, choose “not stated”.",
            "~" => "“~” can mean partial or about.",
            _ when CellWords.IsDash(text) =>
                "A dash can mean no, n/a or unknown. The cell stays empty until you choose.",
            _ when first is 'x' or 'X' && !char.IsLetterOrDigit(second)
                && suggested is (CellMeaning.Yes or CellMeaning.No) =>
                $"“{first}” can mean yes or no. {marks.Why}, so it is {suggested.Word()}.",
            _ when first is '○' or '◯' or '〇' || (text is "o" or "O" && marks.HasLetterCircle) =>
                $"A circle can mean yes or no. {marks.Why}, so it is {suggested.Word()}.",
            _ when first == '=' => "This is a formula, not its result. Paste the result if you want that.",
            _ when suggested == CellMeaning.Note && CellWords.Leading(text) is { Level: Level.Planned } =>
                "A plan needs a source and the day on which you checked it. Until it has both, the words are a note.",
            _ when suggested == CellMeaning.Partial
                && cell.EndsWith(CellConverter.NoDetails, StringComparison.Ordinal) =>
                "“partial” needs a note that says what is missing. The table does not say it.",
            _ when Mark().IsMatch(cell) => "This mark points to a remark that is not in the table.",
            _ when suggested == CellMeaning.AsTyped && !CellConverter.Reads(cell) =>
                "The wiki does not understand this cell. Readers will see it as typed, marked as a mistake.",
            _ => null,
        };
    }

    [GeneratedRegex(@"\((\*+|[†‡§#¹²³⁴⁵⁶⁷⁸⁹]+|\[\w{1,3}\])\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
