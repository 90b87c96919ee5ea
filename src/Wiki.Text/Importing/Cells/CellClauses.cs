using System.Text.RegularExpressions;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Importing.Cells;

/// <summary>Finds versions and dates behind a tick, such as "since 4.2", "4.2+", "(bis 3.0)".</summary>
internal static partial class CellClauses
{
    /// <summary>Whether a text begins with a version or date, or with words for one.</summary>
    internal static bool StartsWith(string text) => Take(text, Level.Yes).Clauses.Length > 0;

    /// <summary>The clauses at the beginning of a text in the grammar of cells, and what is left.</summary>
    /// <param name="text">What follows the level.</param>
    /// <param name="level">The level; null for a plain value.</param>
    internal static (string Clauses, string Left) Take(string text, Level? level)
    {
        if (text.StartsWith('(') && text.EndsWith(')') && !text[1..^1].Contains('(', StringComparison.Ordinal))
        {
            var inside = Take(text[1..^1].Trim(), level);
            return inside is { Clauses.Length: > 0, Left.Length: 0 } ? inside : ("", text);
        }

        var clauses = new List<string>();
        var rest = text;
        while (clauses.Count < 3 && Clause().Match(rest) is { Success: true } match
            && Written(match, level) is { } clause && !clauses.Contains(clause))
        {
            clauses.Add(clause);
            rest = rest[match.Length..].TrimStart(' ', ',', ';');
        }

        return (string.Join(' ', clauses), rest);
    }

    private static string? Written(Match match, Level? level)
    {
        var point = match.Groups["point"].Value;
        if (!Point.TryRead(point, out _))
        {
            point = point.TrimStart('v', 'V');
            if (point.Length == 0 || !Point.TryRead(point, out _))
            {
                return null;
            }
        }

        var word = match.Groups["word"].Value.ToUpperInvariant();
        return level is Level.Planned ? word is "" or "FOR" or "IN" ? $"for {point}" : null : word switch
        {
            "UNTIL" or "BIS" or "UP TO" or "TILL" => $"until {point}",
            "REMOVED" or "REMOVED IN" or "DROPPED IN" => $"removed {point}",
            "AS OF" or "STAND" => $"as of {point}",
            "FOR" => null,
            // "no 4.2" can mean two things.
            "" or "IN" or "V." or "VERSION" when level is Level.No or Level.NotApplicable => null,
            _ => $"since {point}",
        };
    }

    [GeneratedRegex(@"^(?<word>since|from|seit|ab|as of|stand|until|till|bis|up to|removed in|removed"
        + @"|dropped in|added in|in|for|version|v\.|≥|>=)?\s*(version\s+|v\.\s*)?(?<point>[vV]?\d[0-9A-Za-z.~_-]*[0-9A-Za-z~]|[vV]?\d)"
        + @"(\s*\+|\s+(and|or)\s+(later|newer|up))?(?=$|[\s,;:)\]])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clause();
}
