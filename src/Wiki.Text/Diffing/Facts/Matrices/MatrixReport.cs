using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>Writes the report on the changes of a matrix.</summary>
internal sealed class MatrixReport
{
    private readonly MatrixChanges _changes;
    private readonly List<CellComparison> _cells;
    private readonly Dictionary<string, string> _shortRows;
    private readonly Dictionary<string, string> _shortColumns;

    private MatrixReport(MatrixChanges changes)
    {
        _changes = changes;
        _cells = [.. changes.Cells];
        _shortRows = Shortened(_cells.Select(cell => cell.New.Row));
        _shortColumns = Shortened(_cells.Select(cell => cell.New.Column));
    }

    public static List<string> Write(MatrixChanges changes)
    {
        var report = new MatrixReport(changes);
        var summary = string.Join(" · ", report.Counts());
        return [.. summary.Length == 0 ? [] : new[] { summary }, .. report.Axes(), .. report.Cells()];
    }

    private IEnumerable<string> Counts()
    {
        foreach (var group in Shown.GroupBy(change => (change.Axis, change.Kind)))
        {
            yield return $"{ReportColumns.Count(group.Count(), group.Key.Axis.Word())} {group.Key.Kind.Word()}";
        }

        var settings = Settings().Count();
        if (settings > 0)
        {
            yield return $"{ReportColumns.Count(settings, "setting")} changed";
        }

        if (_cells.Count > 0)
        {
            yield return ReportColumns.Count(_cells.Count, "cell");
        }
    }

    private IEnumerable<AxisChange> Shown => _changes.Axes.Where(change => change.IsShown);

    private IEnumerable<string> Settings() =>
    [
        .. _changes.OldCorner == _changes.NewCorner
            ? [] : new[] { $"heading of the rows: {Said(_changes.OldCorner)} -> {Said(_changes.NewCorner)}" },
        .. _changes.Settings.Select(setting => $"{setting.Name}: {Said(setting.Old)} -> {Said(setting.New)}"),
    ];

    private IEnumerable<string> Axes()
    {
        var lines = new List<(string Head, string Text)>();
        foreach (var axis in Shown.GroupBy(change => change.Axis))
        {
            var texts = ReportColumns.Aligned([.. axis.Select(TextOf)]);
            foreach (var (change, text) in axis.Zip(texts))
            {
                lines.Add(($"{change.Axis.Word()} {change.Kind.Word()}:", text));
                lines.AddRange(_changes.SuggestionsAt(change).Select(it => ($"{it.Axis.Word()} renamed?",
                    $"{it.Old.Label.Text} -> {it.New.Label.Text}   ({it.Equal} of {it.Cells} cells equal)")));
            }
        }

        lines.AddRange(Settings().Select(setting => ("setting changed:", setting)));
        return ReportColumns.Aligned(lines);
    }

    private static (string Text, string Note) TextOf(AxisChange change) => change.Kind switch
    {
        AxisChangeKind.Removed => (Names(change.Old), ""),
        AxisChangeKind.Added or AxisChangeKind.Moved => (Names(change.New), ""),
        AxisChangeKind.Regrouped =>
            ($"{Names(change.New)}: {GroupOf(change.Old[0])} -> {GroupOf(change.New[0])}", ""),
        AxisChangeKind.Renamed => (FromTo(change),
            $"(key {change.Old[0].Label.Key} -> {change.New[0].Label.Key})"),
        AxisChangeKind.Relabelled => (FromTo(change), $"(key {change.New[0].Label.Key} unchanged)"),
        _ => (FromTo(change), ""),
    };

    private static string FromTo(AxisChange change) => $"{Names(change.Old)} -> {Names(change.New)}";

    private static string Names(ImmutableArray<AxisEntry> entries) =>
        string.Join(", ", entries.Select(entry => entry.Label.Text));

    private static string GroupOf(AxisEntry entry) => entry.Group?.Text ?? "(no group)";

    private IEnumerable<string> Cells()
    {
        var groups = CellGroup.Of(_cells);
        var texts = ReportColumns.Aligned(
            [
                .. groups.Select(group =>
                    (SubjectOf(group) + ":", $"{Before(group.First)} -> {Said(group.First.New.Cell)}")),
            ],
            gap: 1);
        return ReportColumns.Aligned([.. groups.Zip(texts, (group, text) => (group.First.Class.Word(), text))]);
    }

    private string SubjectOf(CellGroup group) => group.Cells.Length == 1
        ? $"{_shortRows[group.First.New.Row.Key]} × {_shortColumns[group.First.New.Column.Key]}"
        : $"{_shortColumns[group.First.New.Column.Key]}, {group.Cells.Length} rows";

    // After a merge, every old cell is listed, so that none is lost.
    private static string Before(CellComparison cell) => cell.Old is [var only]
        ? Said(only.Cell)
        : string.Join(" + ", cell.Old.Select(old => $"{cell.NameOf(old)}: {Said(old.Cell)}"));

    private static string Said(Cell cell) => Said(cell.Canonical);

    private static string Said(string? text) => string.IsNullOrEmpty(text) ? "(not stated)" : text;

    // A label without the note in parentheses at its end, unless the note is needed to distinguish it from another
    // label.
    private static Dictionary<string, string> Shortened(IEnumerable<Label> labels)
    {
        var byKey = labels.DistinctBy(label => label.Key).ToList();
        var taken = byKey.CountBy(label => WithoutRemark(label.Text)).ToDictionary(StringComparer.Ordinal);
        return byKey.ToDictionary(label => label.Key, label => WithoutRemark(label.Text) is var text
            && taken[text] == 1 ? text : label.Text, StringComparer.Ordinal);
    }

    private static string WithoutRemark(string text) =>
        text.EndsWith(')') && text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var remark
            ? text[..remark]
            : text;
}
