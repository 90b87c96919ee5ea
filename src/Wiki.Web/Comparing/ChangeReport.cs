namespace Wiki.Web.Comparing;

/// <summary>Two revisions of one article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="From">The number of the older one; 0 for nothing.</param>
/// <param name="To">The number of the newer one.</param>
public readonly record struct RevisionPair(long ArticleId, int From, int To);

/// <summary>The changes between two revisions, for feeds and mails.</summary>
/// <param name="Facts">The report of the facts that changed; empty when none did.</param>
/// <param name="RemovedLines">How many lines are removed or changed.</param>
/// <param name="AddedLines">How many lines are added or changed.</param>
/// <param name="Text">The first changed lines of the text, for feeds; empty when the page is new.</param>
public sealed record ChangeReport(
    IReadOnlyList<string> Facts, int RemovedLines, int AddedLines, IReadOnlyList<string> Text)
{
    /// <summary>The size of the change, in words.</summary>
    public string Lines => $"{Count(RemovedLines)} removed, {Count(AddedLines)} added";

    private static string Count(int lines) => lines == 1 ? "1 line" : $"{lines:N0} lines";
}
