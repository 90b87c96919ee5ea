using Markdig.Syntax;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>
/// Refuses to save a page with very many structured blocks and includes. Whoever compares, merges or derives them has
/// work with each. A page that has more already is still shown.
/// </summary>
internal static class BlockLimit
{
    /// <summary>The largest number of structured blocks and includes on a page.</summary>
    public const int Blocks = 500;

    /// <summary>The problem D031 at the first block that is too much; null when there is none.</summary>
    public static Problem? ProblemOf(MarkdownDocument tree) =>
        tree.Where(block => block is StructuredBlock or IncludeBlock).ElementAtOrDefault(Blocks) is { } first
            ? new Problem("D031", Severity.Blocking, first.Line + 1, 1, $"Line {first.Line + 1}: the page has more than "
                + $"{Blocks} matrices, timelines, lists of predictions and includes. Split it into several pages.")
            : null;
}
