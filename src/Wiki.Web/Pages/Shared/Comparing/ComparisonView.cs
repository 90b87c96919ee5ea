using Wiki.Web.Comparing;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>A comparison on a page: the tabs above it and what the open one shows. All addresses compare alike.</summary>
/// <param name="Comparison">The two texts, and what differs.</param>
/// <param name="Tab">The open tab.</param>
/// <param name="All">Whether unchanged lines are all shown.</param>
/// <param name="Address">The address of the comparison; it may have a query.</param>
public sealed record ComparisonView(Comparison Comparison, ComparisonTab Tab, bool All, string Address)
{
    /// <summary>The comparison one step back and what it is called, or null.</summary>
    public (string Address, string Name)? Previous { get; init; }

    /// <summary>The comparison one step on and what it is called, or null.</summary>
    public (string Address, string Name)? Next { get; init; }

    /// <summary>The facts; null where the tab shows none.</summary>
    public FactDiffView? Facts => Comparison.Facts is null ? null : FactDiffView.Of(Comparison);

    /// <summary>The text; null where the tab shows none.</summary>
    public TextDiffView? Text => Comparison.Text is null ? null
        : new TextDiffView(Comparison.Text, All, AddressOf(Tab, all: true)) { Threads = Threads };

    /// <summary>What is said of the lines of the newer text; null where nothing can be.</summary>
    public LineThreads? Threads { get; init; }

    /// <summary>How much of the text differs, in a sentence.</summary>
    public string Count => Comparison.Text switch
    {
        null => "",
        { Changes: > 0, RemovedLines: 0, AddedLines: 0 } diff =>
            $"{Format.Count(diff.Changes, "change")}: no line removed or added, only moved or divided otherwise.",
        var diff => $"{Format.Count(diff.Changes, "change")}: {Format.Count(diff.RemovedLines, "line")} removed, "
            + $"{Format.Count(diff.AddedLines, "line")} added.",
    };

    /// <summary>The address of a tab that shows the same lines.</summary>
    public string AddressOf(ComparisonTab tab) => AddressOf(tab, All);

    /// <summary>Any comparison's address with this tab.</summary>
    public static string WithTab(string address, ComparisonTab tab)
    {
        ArgumentNullException.ThrowIfNull(tab);
        return tab.View.Length == 0 ? address : With(address, "view=" + tab.View);
    }

    private string AddressOf(ComparisonTab tab, bool all)
    {
        var address = WithTab(Address, tab);
        return all ? With(address, "all=1") : address;
    }

    private static string With(string address, string what) => address + (address.Contains('?') ? '&' : '?') + what;
}
