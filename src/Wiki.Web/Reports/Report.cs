namespace Wiki.Web.Reports;

/// <summary>Something worth doing about the facts of the wiki, and the list of where.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="About">What is listed, in a sentence.</param>
/// <param name="Done">What is said when nothing is listed.</param>
public sealed record Report(string Name, string Title, string About, string Done)
{
    /// <summary>Cells that claim something and cite nothing.</summary>
    public static Report Uncited { get; } = new(
        "uncited", "Claims without a source",
        "Cells that say yes, partial or no, or give a value, and cite nothing.",
        "Every claim has a source.");

    /// <summary>Cells that contradict another.</summary>
    public static Report Disagreeing { get; } = new(
        "disagreeing", "Claims that contradict each other",
        "Cells that answer the same question for the same system in different tables, and not in the same way.",
        "No table contradicts another.");

    /// <summary>Claims that were looked up long ago.</summary>
    public static Report Stale { get; } = new(
        "stale", "Claims to check again",
        "Claims whose “as of” is more than two years old, or older than the newest release of the system.",
        "Every dated check is fresh.");

    /// <summary>Questions that nobody could answer.</summary>
    public static Report Unknown { get; } = new(
        "unknown", "Open questions",
        "Cells for which somebody looked and found no answer.",
        "Every question that was asked has an answer.");

    /// <summary>Plans whose time has passed.</summary>
    public static Report Overdue { get; } = new(
        "overdue", "Plans that are overdue",
        "Plans for a day that has passed, or for a release that is out.",
        "No plan is overdue.");

    /// <summary>Cells that were not understood.</summary>
    public static Report Invalid { get; } = new(
        "invalid", "Cells that were not understood",
        "Cells that are shown as typed and claim nothing until they are mended.",
        "Every cell is understood.");

    /// <summary>All reports, in the order in which they are shown.</summary>
    public static IReadOnlyList<Report> All { get; } = [Uncited, Disagreeing, Stale, Overdue, Unknown, Invalid];

    /// <summary>The report of a name; null when there is none.</summary>
    public static Report? Named(string name) => All.FirstOrDefault(report => report.Name == name);
}
