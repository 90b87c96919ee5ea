using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Importing.Cells;

/// <summary>The words and signs with which tables elsewhere say yes, no and the like.</summary>
internal static class CellWords
{
    private static readonly (string Word, Level Level)[] Known =
    [
        .. All(Level.Yes, "✓ ✔ ✅ ☑ √ ● 🟢 👍 💚 (./) {OK} yes y ja oui sí si sim да はい true"),
        .. All(Level.Yes, ":smile: :smiley: :tada: :) :D @tick"),
        .. All(Level.Yes, ":white_check_mark: :heavy_check_mark: :ballot_box_with_check: :green_circle:"),
        .. All(Level.Yes, ":+1: :thumbsup:"),
        .. All(Level.Yes, "supported full fully available included enabled"),
        .. All(Level.No, ":x: :negative_squared_cross_mark: :heavy_multiplication_x: :no_entry:"),
        .. All(Level.No, ":no_entry_sign: :red_circle:"),
        .. All(Level.No, ":-1: :thumbsdown: :frowning: :disappointed: <:( :( нет いいえ"),
        .. All(Level.No, "✗ ✘ ❌ ✖ ✕ × ☒ 🔴 ⛔ 🚫 👎 {X} no n nein non não false none unsupported unavailable missing"),
        .. All(Level.Partial, ":neutral_face: :warning: :yellow_circle: :orange_circle: :large_orange_diamond:"),
        .. All(Level.Partial, ":\\ /!\\"),
        .. All(Level.Partial, "◐ ◑ ⚠ 🟡 🟠 ± ~ partial partially partly teilweise limited some beta experimental"),
        .. All(Level.Planned, "planned geplant upcoming roadmap wip todo 🚧 🔜 :construction: :soon:"),
        .. All(Level.Unknown, "? ❓ ❔ :question: :grey_question: unknown unbekannt tbd"),
        .. All(Level.NotApplicable, "n/a n.a. n.a na entfällt"),
        ("unofficial", Level.Partial), ("work in progress", Level.Planned), ("no support", Level.No),
        ("partial support", Level.Partial), ("limited support", Level.Partial), ("full support", Level.Yes),
        ("not supported", Level.No), ("not available", Level.No), ("not yet", Level.No),
        ("nicht unterstützt", Level.No),
        ("fully supported", Level.Yes), ("partially supported", Level.Partial), ("partly supported", Level.Partial),
        ("in progress", Level.Planned), ("coming soon", Level.Planned), ("not applicable", Level.NotApplicable),
        ("not known", Level.Unknown), ("in development", Level.Planned),
    ];

    private static readonly (string Word, Level Level)[] LongestFirst =
        [.. Known.OrderByDescending(it => it.Word.Length)];

    /// <summary>The level that a text begins with, and what follows it; null when it begins with none.</summary>
    /// <param name="text">The trimmed text.</param>
    /// <param name="marks">What an <c>x</c> and a circle mean in this table.</param>
    internal static (Level Level, string Left)? Leading(string text, CellMarks? marks = null)
    {
        foreach (var (word, level) in LongestFirst)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && EndsAt(text, word.Length, word))
            {
                var left = text[word.Length..].TrimStart('\uFE0F', '\uFE0E').Trim();
                // "✅ Yes" says it twice.
                return (level, left.Length is > 0 and < 30 && Leading(left) is { Left: "" } again
                    && again.Level == level ? "" : left);
            }
        }

        var (sign, _) = marks is null || text.Length == 0 ? (default, 0) : (text[0], 0);
        return sign switch
        {
            'x' or 'X' when EndsAt(text, 1, "x") => (marks!.Cross, text[1..].Trim()),
            '*' when text.Length == 1 && marks!.Star is { } star => (star, ""),
            '○' or '◯' or '〇' => (marks!.Circle, text[1..].Trim()),
            'o' or 'O' when text.Length == 1 && marks!.HasLetterCircle => (marks.Circle, ""),
            _ => null,
        };
    }

    /// <summary>Whether a text is only a dash.</summary>
    internal static bool IsDash(string text) =>
        text.Length is > 0 and < 4 && text.AsSpan().IndexOfAnyExcept("-–—−") < 0;

    /// <summary>Whether a text is only a mark that tables use in opposite ways.</summary>
    internal static bool IsMark(string text) =>
        IsDash(text) || text is "x" or "X" or "o" or "O" or "*" or "○" or "◯" or "〇" or "~" or "?";

    /// <summary>
    /// Whether what follows a level belongs to it: nothing, something behind a sign, or a version. Prose behind a word
    /// can turn its meaning round: "no longer needed", "yes men".
    /// </summary>
    internal static bool IsPlainRest(string text, string rest) =>
        rest.Length == 0 || !char.IsLetter(rest[0]) || !char.IsLetterOrDigit(text[0]) || CellClauses.StartsWith(rest);

    // A word ends where no letter, digit or joining sign follows; a sign ends at once, except "~100" and "×2".
    private static bool EndsAt(string text, int end, string word) =>
        word is "~" or "±" or "×" or "√" or "?" ? end == text.Length || text[end] is ' ' or '('
        : end == text.Length || !char.IsLetterOrDigit(word[^1]) && word[^1] != '.'
        || !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '/' or '.' or '\'' or '’');

    private static IEnumerable<(string Word, Level Level)> All(Level level, string words) =>
        words.Split(' ').Select(word => (word, level));
}
