using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Core.Comparing;

/// <summary>Counts rows of structured blocks that are written differently but state the same.</summary>
internal static class RewrittenRows
{
    /// <summary>
    /// Counts them. Rows of a table whose columns changed are left out, because all of them are written differently.
    /// </summary>
    public static int Between(WikiDocument old, WikiDocument @new, FactChanges changes)
    {
        var changed = new HashSet<(BlockKind, string, string)>();
        var others = new HashSet<(BlockKind, string)>();
        foreach (var block in changes.Blocks)
        {
            changed.UnionWith(KeysOf(block).Select(key => (block.Kind, block.Id, key)));
            if (block is BlockStateChange || block is MatrixChanges matrix && matrix.Axes.Any(IsOtherColumns))
            {
                others.Add((block.Kind, block.Id));
            }
        }

        var before = RowsOf(old).DistinctBy(row => row.Name).ToDictionary(row => row.Name, row => row.Text);
        return RowsOf(@new).DistinctBy(row => row.Name).Count(row =>
            before.TryGetValue(row.Name, out var text) && text != row.Text
            && !changed.Contains(row.Name) && !others.Contains((row.Name.Kind, row.Name.Id)));
    }

    // A new label of a column changes no row.
    private static bool IsOtherColumns(AxisChange change) => change.Axis == Axis.Column
        && change.Kind is not (AxisChangeKind.Relabelled or AxisChangeKind.Renamed or AxisChangeKind.Redeclared);

    private static IEnumerable<string> KeysOf(BlockChanges block) => block switch
    {
        MatrixChanges matrix => matrix.Edits.SelectMany(edit => edit.New).Select(cell => cell.Row.Key)
            .Concat(matrix.Axes.Where(it => it.Axis == Axis.Row).SelectMany(it => it.New).Select(it => it.Label.Key)),
        TimelineChanges timeline => timeline.Events.Select(it => it.Shown.Label.Key),
        PredictionChanges list => list.Predictions.Select(it => it.Shown.Label.Key),
        _ => [],
    };

    private static IEnumerable<((BlockKind Kind, string Id, string Key) Name, string Text)> RowsOf(WikiDocument text) =>
        text.Matrices.Where(it => !it.IsBroken).SelectMany(it => Rows(
                BlockKind.Matrix, it.Id, it.Source, it.Rows.Select(row => (row.Label.Key, row.Line))))
            .Concat(text.Timelines.Where(it => !it.IsBroken).SelectMany(it => Rows(
                BlockKind.Timeline, it.Id, it.Source, it.Events.Select(row => (row.Label.Key, row.Line)))))
            .Concat(text.Predictions.Where(it => !it.IsBroken).SelectMany(it => Rows(
                BlockKind.Predictions, it.Id, it.Source, it.Predictions.Select(row => (row.Label.Key, row.Line)))));

    private static IEnumerable<((BlockKind, string, string), string)> Rows(
        BlockKind kind, string id, IEnumerable<SourceLine> source, IEnumerable<(string Key, int Line)> rows)
    {
        var lines = source.ToDictionary(line => line.Number, line => line.Text);
        return rows.Select(row => ((kind, id, row.Key), lines[row.Line]));
    }
}
