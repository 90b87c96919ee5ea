using System.Collections.Immutable;
using System.Globalization;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>
/// The controls above matrices, drawn by <c>_MatrixPanel</c>. Each is a link or a form that leads to another view of
/// the same page.
/// </summary>
/// <param name="Shown">The matrices as they are shown now.</param>
/// <param name="Asked">The view and the dates that the address asks for.</param>
/// <param name="Address">The address of the page, without query.</param>
/// <param name="Targets">The systems of the wiki.</param>
public sealed record MatrixPanel(MatrixSelections Shown, MatrixRequest Asked, string Address, LinkTargets Targets)
{
    private const int MostSystems = 60;
    private const int MostUnknownColumns = 3;
    private const int MostNames = 2;
    private const int MostNamed = 3;
    private const int MostYears = 4;

    private IReadOnlyList<System>? _systems;

    /// <summary>A column that can be chosen.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Hue">The class of its hue; empty for none.</param>
    /// <param name="IsShown">Whether it is shown.</param>
    /// <param name="Toggle">The address that hides it when it is shown, and shows it when it is hidden.</param>
    public sealed record System(string Key, string Name, string Hue, bool IsShown, string Toggle);

    /// <summary>An option of a list.</summary>
    /// <param name="Value">The value that the form sends.</param>
    /// <param name="Words">The words in the list.</param>
    /// <param name="IsChosen">Whether it is chosen.</param>
    public sealed record Option(string Value, string Words, bool IsChosen);

    /// <summary>A shown column and what can be done with it.</summary>
    /// <param name="System">The column.</param>
    /// <param name="Earlier">The address that moves it one place earlier; null for the first.</param>
    /// <param name="Later">The address that moves it one place later; null for the last.</param>
    /// <param name="Sort">The address that sorts the rows by it, or the other way round.</param>
    /// <param name="Sorted">The words of that link: how the rows are sorted now.</param>
    /// <param name="Compare">The address that compares it with the first column; null for the first.</param>
    /// <param name="First">The name of the first column.</param>
    public sealed record Place(
        System System, string? Earlier, string? Later, string Sort, string Sorted, string? Compare, string First);

    /// <summary>The keys of the shown columns, in their order.</summary>
    public ImmutableArray<string> Chosen { get; } = [.. Shown.ShownColumns];

    /// <summary>All columns of all matrices, in the order written.</summary>
    public IReadOnlyList<System> Systems => _systems ??= [.. Shown.Columns.Take(MostSystems).Select(column =>
    {
        var key = column.Label.Key;
        var isShown = Chosen.Contains(key);
        return new System(key, column.Label.Text, Targets.System(key) is { } system ? "hue-" + system.Hue : "", isShown,
            To(With(isShown ? Chosen.Remove(key) : WithBack(key))));
    })];

    /// <summary>The address that shows all columns; null when all are shown.</summary>
    public string? AllSystems => Systems is { Count: var count } && Chosen.Length < count
        ? To(Shown.View with { Columns = [], AllColumns = count > MatrixView.FewColumns })
        : null;

    /// <summary>
    /// The lists that choose columns on a phone: id, label, the key of the chosen column, and the words for none. As long
    /// as nobody chose, a phone shows two.
    /// </summary>
    public IEnumerable<(string Id, string Label, string? Key, string? None)> Lists =>
    [
        ("view.first", "First system", Chosen.FirstOrDefault(), null),
        ("view.second", "Second system", Chosen.Skip(1).FirstOrDefault(), null),
        ("view.third", "Third system", Shown.IsChosen ? Chosen.Skip(2).FirstOrDefault() : null, "no third"),
    ];

    /// <summary>The address that shows all columns, also on a phone.</summary>
    public string Everything => To(Shown.View with { Columns = [], AllColumns = true });

    /// <summary>Whether rows without a difference are hidden.</summary>
    public bool OnlyDifferences => Shown.View.Differences != Differences.All;

    /// <summary>How many rows differ, in words.</summary>
    public string Differing => $"{Shown.Differing} of {Shown.Total}";

    /// <summary>The heading of the filters, with the number of those that are set.</summary>
    public string Filters
    {
        get
        {
            var view = Shown.View;
            var set = view.Levels.Length + view.Tags.Length + (view.Unsourced ? 1 : 0)
                + (view.CheckedBefore is null ? 0 : 1);
            return set > 0 ? $"Filters ({set} set)" : "Filters";
        }
    }

    /// <summary>The levels to filter by: first for all shown columns together, then column by column.</summary>
    public IEnumerable<(string Group, IEnumerable<Option> Levels)> Levels =>
    [
        ("A shown system", LevelsOf(null, "")),
        .. Systems.Where(it => it.IsShown).Select(it => (it.Name, LevelsOf(it.Key, it.Name + ": "))),
    ];

    /// <summary>The address that shows all rows.</summary>
    public string AllRows => To(new MatrixView
    {
        Columns = Shown.View.Columns,
        AllColumns = Shown.View.AllColumns,
        Sort = Shown.View.Sort,
    });

    /// <summary>The shown columns, in their order.</summary>
    public IEnumerable<Place> Order
    {
        get
        {
            var systems = Systems.ToDictionary(it => it.Key, StringComparer.Ordinal);
            var shown = Chosen.Where(systems.ContainsKey).Select(key => systems[key]).ToList();
            return shown.Select(it => new Place(
                it, AddressOf(Moved(it.Key, -1)), AddressOf(Moved(it.Key, 1)),
                To(Shown.View with { Sort = new ColumnSort(it.Key, Shown.View.Sort == new ColumnSort(it.Key, false)) }),
                SortedBy(it.Key), it == shown[0] ? null : Addresses.Compare([shown[0].Key, it.Key]), shown[0].Name));
        }
    }

    /// <summary>The address that shows the rows as written; null when they are.</summary>
    public string? Unsorted => Shown.View.Sort is null ? null : To(Shown.View with { Sort = null });

    /// <summary>
    /// The index of the last stop up to the shown date, and of the first stop for an earlier date; for today the number
    /// of stops.
    /// </summary>
    public int Stop => Shown.Date is { } date
        ? Math.Max(0, Shown.Stops.Count(stop => stop.Day <= date.Last) - 1)
        : Shown.Stops.Length;

    /// <summary>The days of the stops, for the script.</summary>
    public string StopDays => string.Join('|', Shown.Stops.Select(stop => stop.Day.ToString("yyyy-MM-dd")));

    /// <summary>What the slider says at each stop, for the script.</summary>
    public string StopWords => string.Join('|', Shown.Stops.Select(WordsOf));

    /// <summary>Years below the slider; none when there is at most one stop.</summary>
    public IEnumerable<int> Years => Shown.Stops.Length < 2 ? []
        : Enumerable.Range(0, MostYears).Select(i => Shown.Stops[i * Shown.Stops.Length / MostYears].Day.Year);

    /// <summary>The end of the sentence about the shown date.</summary>
    public string Knowledge => Shown.Known is { } known
        ? "as this wiki knew " + known.OnWords()
        : "by what this wiki knows now";

    /// <summary>A sentence about each part of the address that was left out.</summary>
    public IEnumerable<string> Remarks => Asked.Remarks.Concat(
        Shown.View.NamedColumns.Except(Systems.Select(it => it.Key)).Take(MostUnknownColumns)
            .Select(key => $"No table here has a column “{key}”."));

    /// <summary>How many rows are shown, and of how many.</summary>
    public string Count
    {
        get
        {
            var tables = Shown.Matrices.Length;
            var hides = Shown.View.HidesRows;
            return $"{(hides ? $"{Shown.Shown:N0} of " : "")}{Format.Count(Shown.Total, "feature")}"
                + (tables < 2 || Shown.Shown == 0 ? "" : $" in {(hides ? $"{Shown.ShownMatrices} of " : "")}{tables} tables");
        }
    }

    /// <summary>The view in words, as far as the count does not say it: chosen systems and the date.</summary>
    public IEnumerable<string> Said
    {
        get
        {
            if (AllSystems is not null)
            {
                var names = Systems.Where(it => it.IsShown).Select(it => it.Name).ToList();
                yield return names.Count > MostNamed ? $"{names.Count} of {Systems.Count} systems" : string.Join(", ", names);
            }

            if (Shown.Date is { } date)
            {
                yield return date.OnWords();
            }

            if (Shown.Known is { } known)
            {
                yield return "as known " + known.OnWords();
            }
        }
    }

    /// <summary>How many rows are hidden only because the shown systems agree; null for none.</summary>
    public string? Alike => Shown.Alike switch
    {
        0 => null,
        1 => "1 feature fits, but the shown systems do not differ in it.",
        var many => $"{many:N0} features fit, but the shown systems do not differ in them.",
    };

    /// <summary>The address of the same view with those rows.</summary>
    public string WithAlike => To(Shown.View with { Differences = Differences.All });

    /// <summary>
    /// Where the first table of the page itself that shows a row begins; null when none does. A page with tables of others
    /// is about something else than tables.
    /// </summary>
    public string? FirstTable => Shown.Matrices
        .FirstOrDefault(matrix => Shown.Of(matrix).Shown > 0 && !Shown.IncludedFrom.ContainsKey(matrix)) is { } first
        ? "#" + MatrixHtml.SectionId(first) : null;

    /// <summary>The address of all rows and columns as of today; null when the page shows them.</summary>
    public string? Plain => Undated(MatrixView.Default, known: false) is var plain && plain == To(Shown.View) ? null : plain;

    /// <summary>
    /// Where a form leads that chooses a view: to the line above the tables, so that the result is in view.
    /// </summary>
    public string Result => Address + "#view.strip";

    /// <summary>The address of a view.</summary>
    public string To(MatrixView view) => Address + Shown.Query(view);

    /// <summary>The address of the same view for today.</summary>
    public string Today => Undated(Shown.View, known: true);

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

    /// <summary>The view with another choice of the differences that are shown.</summary>
    public MatrixView Toggled(Differences differences) => Shown.View with
    {
        Differences = Shown.View.Differences == differences
            ? differences == Differences.Versions ? Differences.Answers : Differences.All
            : differences,
    };

    /// <summary>The hidden fields of a form: the parts of the view that its own fields do not set.</summary>
    /// <param name="fields">The names of its own fields.</param>
    public IEnumerable<KeyValuePair<string, string>> Hidden(params string[] fields) =>
        Shown.Parts(Shown.View).Where(part => !fields.Contains(part.Key));

    private ImmutableArray<string> All { get; } = [.. Shown.Columns.Select(column => column.Label.Key)];

    private string Undated(MatrixView view, bool known) => Address
        + new MatrixSelections(Shown.Article, Shown.Matrices, Shown.Releases)
        {
            Fixed = Shown.Fixed,
            Known = known ? Shown.Known : null,
        }.Query(view);

    // A year or a month whose last day is the stop is not the day of the change.
    private static string WordsOf(MatrixStop stop)
    {
        var dates = stop.Names.Select(name => DatePoint.TryRead(name, out var date) ? date : null).ToList();
        var names = string.Join(", ", stop.Names.Zip(dates).Take(MostNames).Select(it =>
            it.Second is { Day: null } part ? $"some time in {part.Words()}" : it.First))
            + (stop.Names.Length > MostNames ? $" and {stop.Names.Length - MostNames} more" : "");
        return dates.TrueForAll(date => date is { Day: null }) ? names
            : $"{stop.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {names}";
    }

    private string? AddressOf(MatrixView? view) => view is null ? null : To(view);

    private string SortedBy(string key) => Shown.View.Sort is { } sort && sort.Column == key
        ? sort.Descending ? "sorted, no first" : "sorted, yes first"
        : "sort rows";

    private IEnumerable<Option> LevelsOf(string? system, string before) => Enum.GetValues<CellState>().Select(state =>
    {
        var filter = new LevelFilter(system, state);
        var isChosen = Shown.View.Levels is [var chosen, ..] && chosen == filter;
        return new Option(filter.Text, before + state.Name(), isChosen);
    });

    // A column that is shown again comes behind all shown columns that were written before it.
    private ImmutableArray<string> WithBack(string key) => Chosen.Insert(
        All.Take(All.IndexOf(key)).Select(it => Chosen.IndexOf(it) + 1).DefaultIfEmpty().Max(), key);

    private IEnumerable<string> ShownBy(MatrixView view) =>
        new MatrixSelections(Shown.Article, Shown.Matrices, Shown.Releases) { View = view }.ShownColumns;
}
