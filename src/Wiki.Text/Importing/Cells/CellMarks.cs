using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Importing.Cells;

/// <summary>What marks mean that tables use in opposite ways, and why.</summary>
/// <param name="Cross">The meaning of the letter x.</param>
/// <param name="Star">The meaning of a single star; null when it is none of the levels.</param>
/// <param name="Circle">The meaning of an empty circle.</param>
/// <param name="HasLetterCircle">Whether the letter o is used as a circle.</param>
/// <param name="Why">By what the marks were read: the end of a sentence.</param>
internal sealed record CellMarks(Level Cross, Level? Star, Level Circle, bool HasLetterCircle, string Why)
{
    /// <summary>Finds the meaning by the other texts of the table.</summary>
    internal static CellMarks In(IReadOnlyCollection<string> texts)
    {
        bool Has(params string[] marks) => texts.Any(text => marks.Contains(text, StringComparer.OrdinalIgnoreCase));
        string? Saying(Level level) => texts.FirstOrDefault(text => text.Length < 30 && !IsCross(text)
            && CellWords.Leading(text) is { } it && it.Level == level && CellWords.IsPlainRest(text, it.Left));
        var yes = Saying(Level.Yes);
        var no = Saying(Level.No);
        var circle = texts.FirstOrDefault(text => text is "○" or "◯" or "〇" or "o" or "O");
        var hasCross = texts.Any(IsCross) || Has("x");
        // Without a tick, x marks what is there; beside a tick or a circle, it crosses out.
        var isYes = yes is null && circle is null;
        return new CellMarks(
            isYes ? Level.Yes : Level.No, yes is null && circle is null && !Has("x") ? Level.Yes : null,
            yes is null && hasCross ? Level.Yes : Level.No, Has("x", "×") && Has("o") && yes is null,
            yes is not null ? $"This table also says “{yes}”"
            : circle is not null && hasCross ? "This table also has the other mark"
            : no is not null ? $"This table says “{no}” in words"
            : "Nothing else in this table says yes");
    }

    private static bool IsCross(string text) => text is "×" or "✕" or "✗" or "✘" or "❌" or "✖" or ":x:";
}
