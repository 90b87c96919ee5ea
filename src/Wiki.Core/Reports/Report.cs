namespace Wiki.Core.Reports;

/// <summary>A list of cells that somebody should look at.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="About">What is listed, in a sentence.</param>
/// <param name="Done">What is said when nothing is listed.</param>
public sealed record Report(string Name, string Title, string About, string Done)
{
    /// <summary>Cells that claim something and cite no source.</summary>
    public static Report Uncited { get; } = new(
        "uncited", "Claims without a source",
        "Cells that say yes, partial or no, or give a value, and cite no source.",
        "Every claim has a source.");

    /// <summary>Cells that disagree with another.</summary>
    public static Report Disagreeing { get; } = new(
        "disagreeing", "Claims that disagree",
        "Cells of different matrices that answer the same question about the same system differently.",
        "No two tables disagree.");

    /// <summary>Claims whose last check was long ago.</summary>
    public static Report Stale { get; } = new(
        "stale", "Claims to check again",
        "Claims whose “as of” is more than two years old, or older than the newest release of the system.",
        "No claim needs to be checked again.");

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
        "Cells that are shown as typed and claim nothing until somebody corrects them.",
        "Every cell is understood.");

    /// <summary>All reports, in the order in which they are shown.</summary>
    public static IReadOnlyList<Report> All { get; } = [Uncited, Disagreeing, Stale, Overdue, Unknown, Invalid];

    /// <summary>The report of a name; null when there is none.</summary>
    public static Report? Named(string name) => All.FirstOrDefault(report => report.Name == name);
}
