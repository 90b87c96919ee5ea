using Wiki.Text.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Merging;

/// <summary>The problems of a text because of which a structured block is no data, or has a row twice.</summary>
internal static class TableFaults
{
    /// <summary>Returns the problems in the order of the text.</summary>
    public static List<Problem> Of(string text) =>
        [.. WikiDocument.Parse(SourceText.From(text)).Problems.Where(Is)];

    /// <summary>Whether a problem is one of them.</summary>
    public static bool Is(Problem problem) => problem.Code == "T202" || BlockProblems.IsStructural(problem);
}
