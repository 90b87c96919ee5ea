using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Wiki.Text.Blocks.Points;

/// <summary>
/// Reads dates as people type them into a field. The text of a page has one form only, which
/// <see cref="DatePoint.TryRead"/> reads.
/// </summary>
public static class TypedDate
{
    /// <summary>What to write instead of a text that is no date.</summary>
    public const string Advice = "Write a year, a month or a day, such as 2007, Jan 2007 or 18 Jan 2007.";

    private const int Longest = 40;

    // The first three letters tell them apart.
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    /// <summary>
    /// Reads a year, a month or a day, with the month in numbers or English words, in any order that has one meaning
    /// only: <c>18 Jan 2007</c>, <c>January 18th, 2007</c>, <c>2007/1/18</c>, <c>18.1.2007</c>, <c>1/2007</c>. In
    /// <c>1/2/2007</c> the day and the month could be either, so that is no date. <c>about</c>, <c>c.</c> or a
    /// <c>~</c> at either end make it approximate.
    /// </summary>
    public static bool TryRead(string typed, [NotNullWhen(true)] out DatePoint? date)
    {
        ArgumentNullException.ThrowIfNull(typed);
        date = null;
        var text = typed.Trim().ToLowerInvariant();
        if (text.Length is 0 or > Longest || DatePoint.TryRead(text, out date))
        {
            return date is not null;
        }

        var words = text.Split([' ', ',', '-', '/', '.', '~'], StringSplitOptions.RemoveEmptyEntries);
        var saysAbout = words is ["about" or "around" or "circa" or "ca" or "c", ..];
        var isAbout = saysAbout || text.StartsWith('~') || text.EndsWith('~');
        words = saysAbout ? words[1..] : words;
        var canonical = Array.FindIndex(words, word => MonthOf(word) is not null) is >= 0 and var place
            ? InWords(MonthOf(words[place])!.Value, [.. words.Where((_, i) => i != place)])
            : InNumbers(words, isDotted: text.Contains('.', StringComparison.Ordinal));
        return canonical is not null && DatePoint.TryRead(canonical + (isAbout ? "~" : ""), out date);
    }

    /// <summary>Whether a word is a month: its English name, or three letters or more of it.</summary>
    internal static bool IsMonth(string word) => MonthOf(word.ToLowerInvariant()) is not null;

    // The numbers around a month in words: a year, or a day and a year.
    private static string? InWords(int month, string[] numbers) => numbers switch
    {
        [var year] when IsYear(year) => $"{year}-{month:00}",
        [var year, var day] when IsYear(year) && DayOf(day) is { } number => $"{year}-{month:00}-{number:00}",
        [var day, var year] when IsYear(year) && DayOf(day) is { } number => $"{year}-{month:00}-{number:00}",
        _ => null,
    };

    private static string? InNumbers(string[] words, bool isDotted)
    {
        switch (words)
        {
            case [var year] when IsYear(year):
                return year;
            case [var year, var month] when IsYear(year) && Number(month) is { } m:
                return $"{year}-{m:00}";
            case [var month, var year] when IsYear(year) && Number(month) is { } m:
                return $"{year}-{m:00}";
            case [var year, var month, var day] when IsYear(year) && Number(month) is { } m && Number(day) is { } d:
                return $"{year}-{m:00}-{d:00}";
            case [var first, var second, var year] when IsYear(year) && Number(first) is { } a && Number(second) is { } b:
                // With dots the day comes first everywhere; with strokes it depends on the country.
                return isDotted || a > 12 || a == b ? $"{year}-{b:00}-{a:00}"
                    : b > 12 ? $"{year}-{a:00}-{b:00}"
                    : null;
            default:
                return null;
        }
    }

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit);

    private static int? Number(string word) =>
        word.Length <= 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static int? DayOf(string word) =>
        Number(word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word);

    private static int? MonthOf(string word) =>
        word.Length >= 3 && Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal)) is >= 0 and var i
            ? i + 1
            : word == "sept" ? 9 : null;
}
