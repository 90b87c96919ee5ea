using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>The controls above matrices. Each is a link or a form that leads to another view of the same page.</summary>
/// <param name="Shown">What is shown now.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Address">The page, without query.</param>
/// <param name="Targets">The systems of the wiki.</param>
public sealed record MatrixPanel(MatrixSelections Shown, MatrixRequest Asked, string Address, LinkTargets Targets)
{
    private const int MostSystems = 60;

    /// <summary>A column that can be chosen.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Hue">The class of its hue; empty for none.</param>
    /// <param name="IsShown">Whether it is shown.</param>
    /// <param name="Toggle">The address at which it is the other way round.</param>
    public sealed record System(string Key, string Name, string Hue, bool IsShown, string Toggle);

    /// <summary>The columns shown, in their order.</summary>
    public ImmutableArray<string> Chosen { get; } = [.. Shown.ShownColumns];

    /// <summary>All columns of all matrices, in the order written.</summary>
    public IReadOnlyList<System> Systems => [.. Shown.Columns.Take(MostSystems).Select(column =>
    {
        var key = column.Label.Key;
        var isShown = Chosen.Contains(key);
        return new System(key, column.Label.Text, Targets.System(key) is { } system ? "hue-" + system.Hue : "", isShown,
            To(With(isShown ? Chosen.Remove(key) : WithBack(key))));
    })];

    /// <summary>
    /// The index of the last stop that the date shown has reached, of the first before all; for today their number.
    /// </summary>
    public int Stop => Shown.Date is { } date
        ? Math.Max(0, Shown.Stops.Count(stop => stop.Day <= date.Last) - 1)
        : Shown.Stops.Length;

    /// <summary>How many rows are shown of how many.</summary>
    public string Count => Shown.View.HidesRows
        ? $"{Shown.Shown} of {Shown.Total} features shown"
        : $"{Shown.Total} features";

    /// <summary>The address of a view.</summary>
    public string To(MatrixView view) => Address + Shown.Query(view);

    /// <summary>The view with these columns; the shortest that shows them in this order.</summary>
    public MatrixView With(ImmutableArray<string> columns) =>
        columns.SequenceEqual(ShownBy(MatrixView.Default)) ? Shown.View with { Columns = [], AllColumns = false }
        : columns.SequenceEqual(All) ? Shown.View with { Columns = [], AllColumns = true }
        : Shown.View with { Columns = columns, AllColumns = false };

    /// <summary>The view with a column one place earlier or later; null when it cannot go there.</summary>
    public MatrixView? Moved(string key, int by)
    {
        var from = Chosen.IndexOf(key);
        var to = from + by;
        return from < 0 || to < 0 || to >= Chosen.Length ? null
            : With(Chosen.RemoveAt(from).Insert(to, key));
    }

    private ImmutableArray<string> All { get; } = [.. Shown.Columns.Select(column => column.Label.Key)];

    // A column comes back to where it was written: behind all of those written before it.
    private ImmutableArray<string> WithBack(string key) => Chosen.Insert(
        All.Take(All.IndexOf(key)).Select(it => Chosen.IndexOf(it) + 1).DefaultIfEmpty().Max(), key);

    private IEnumerable<string> ShownBy(MatrixView view) =>
        new MatrixSelections(Shown.Article, Shown.Matrices, Shown.Releases) { View = view }.ShownColumns;

    /// <summary>The view that differs in showing only differences.</summary>
    public MatrixView Toggled(Differences differences) => Shown.View with
    {
        Differences = Shown.View.Differences == differences
            ? differences == Differences.Versions ? Differences.Answers : Differences.All
            : differences,
    };

    /// <summary>The query of the same view for today.</summary>
    public string Today => new MatrixSelections(Shown.Article, Shown.Matrices, Shown.Releases) { Known = Shown.Known }
        .Query(Shown.View);

    /// <summary>What a form must send along so that only what its fields name changes.</summary>
    /// <param name="fields">The names of its fields.</param>
    public IEnumerable<KeyValuePair<string, string>> Hidden(params string[] fields) =>
        Shown.Parts(Shown.View).Where(part => !fields.Contains(part.Key));
}
