using Wiki.Core.Comparing;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>A comparison on a page, drawn by <c>_Comparison</c>: the tabs and the parts of the open tab.</summary>
/// <param name="Comparison">The two texts and their differences.</param>
/// <param name="Tab">The open tab.</param>
/// <param name="All">Whether every unchanged line is shown.</param>
/// <param name="Address">The address of the comparison; it may have a query.</param>
public sealed record ComparisonView(Comparison Comparison, ComparisonTab Tab, bool All, string Address)
{
    /// <summary>The comparison one step back: its address and its name; null for none.</summary>
    public (string Address, string Name)? Previous { get; init; }

    /// <summary>The comparison one step on: its address and its name; null for none.</summary>
    public (string Address, string Name)? Next { get; init; }

    /// <summary>The changed facts; null where the tab shows none.</summary>
    public FactDiffView? Facts => Comparison.Facts is null ? null : FactDiffView.Of(Comparison);

    /// <summary>The text diff; null where the tab shows none.</summary>
    public TextDiffView? Text => Comparison.Text is null ? null
        : new TextDiffView(Comparison.Text, All, AddressOf(Tab, all: true)) { Threads = Threads };

    /// <summary>The topics on the lines of the newer text; null where nobody can comment.</summary>
    public LineThreads? Threads { get; init; }

    /// <summary>Whether the two texts are of one page, which has another title now.</summary>
    public bool IsRetitled => Comparison.Left.Title != Comparison.Right.Title
        && Comparison.Left.Revision?.ArticleId == Comparison.Right.Revision?.ArticleId;

    /// <summary>How much of the text differs, in a sentence.</summary>
    public string Count => Comparison.Text switch
    {
        null => "",
        { Changes: 0 } diff => diff.Counts.Words() + ".",
        var diff => $"{Format.Count(diff.Changes, "change")}: {diff.Counts.Words()}.",
    };

    /// <summary>The address of a tab that shows the same lines.</summary>
    public string AddressOf(ComparisonTab tab) => AddressOf(tab, All);

    /// <summary>The address of any comparison with this tab.</summary>
    public static string WithTab(string address, ComparisonTab tab)
    {
        ArgumentNullException.ThrowIfNull(tab);
        return With(address, new QueryText().Add("view", tab.View));
    }

    private string AddressOf(ComparisonTab tab, bool all) =>
        With(Address, new QueryText().Add("view", tab.View).Add("all", all ? 1 : null));

    private static string With(string address, QueryText query)
    {
        var added = query.ToString();
        return added.Length == 0 || !address.Contains('?', StringComparison.Ordinal)
            ? address + added
            : $"{address}&{added[1..]}";
    }
}
