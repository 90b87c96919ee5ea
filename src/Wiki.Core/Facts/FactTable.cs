using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Facts;

/// <summary>
/// Facts from several articles side by side, as one matrix: a row for each feature, a column for each system.
/// </summary>
/// <remarks>
/// Features with the same key are the same. When several articles answer one question, the first that states something
/// is shown, and the others are listed beside it.
/// </remarks>
public sealed class FactTable
{
    private readonly Dictionary<Cell, ImmutableArray<Fact>> _facts = new(ReferenceEqualityComparer.Instance);
    private readonly ReleaseList _releases;

    /// <param name="facts">The facts, in the order in which articles and matrices come.</param>
    /// <param name="columns">The systems, in the order to show.</param>
    /// <param name="releases">The dates of versions.</param>
    public FactTable(IReadOnlyCollection<Fact> facts, IReadOnlyList<ColumnUse> columns, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(columns);
        _releases = releases;
        var lines = columns.ToDictionary(column => column.Key, column => facts
            .FirstOrDefault(fact => fact.ColumnKey == column.Key)?.VersionLine ?? column.Key, StringComparer.Ordinal);
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var rows = new List<Row>();
        foreach (var feature in facts.GroupBy(fact => fact.RowKey, StringComparer.Ordinal))
        {
            var first = feature.First();
            rows.Add(new Row(
                new Label(first.RowLabel, first.RowKey, []), 0, GroupOf(first),
                [.. columns.Select(column => CellOf(
                    [.. feature.Where(fact => fact.ColumnKey == column.Key)], lines[column.Key]))]));
        }

        Matrix = new Matrix
        {
            Marker = new BlockMarker(BlockKind.Matrix, "compare", []),
            Source = [],
            Name = string.Join(" and ", columns.Select(column => column.Label)),
            Corner = "Feature",
            Columns = [.. columns.Select(column => new Column(new Label(column.Label, column.Key, []), lines[column.Key]))],
            Groups = [.. groups.Values],
            // A group is written once, so its rows must follow each other.
            Rows = [.. rows.GroupBy(row => row.Group).SelectMany(group => group)],
            Problems = [],
        };

        Group GroupOf(Fact fact)
        {
            var name = fact.Group is null ? fact.MatrixName : $"{fact.MatrixName}: {fact.Group}";
            var key = $"{fact.Slug} {fact.Matrix} {fact.Group}";
            return groups.TryGetValue(key, out var known) ? known
                : groups[key] = new Group(new Label(name, key, []), 0);
        }
    }

    /// <summary>The table.</summary>
    public Matrix Matrix { get; }

    /// <summary>The facts behind a cell, the one shown first; none for an empty cell.</summary>
    public ImmutableArray<Fact> Of(Cell cell) => _facts.GetValueOrDefault(cell, []);

    /// <summary>The facts of other articles that disagree with a cell, each with how.</summary>
    public IEnumerable<(Fact Fact, string Contradiction)> Disagreements(Cell cell)
    {
        var facts = Of(cell);
        return facts.Skip(1)
            .Select(other => (other, Agreement.Contradiction(
                facts[0].Cell, facts[0].VersionLine, other.Cell, other.VersionLine, _releases)))
            .Where(it => it.Item2 is not null).Select(it => (it.other, it.Item2!));
    }

    private Cell CellOf(List<Fact> facts, string versionLine)
    {
        if (facts.Count == 0)
        {
            return CellReader.Read("", 0, versionLine);
        }

        var ordered = facts.OrderBy(fact => fact.Cell.Statements[0].Level is Level.Unknown).ToImmutableArray();
        var first = ordered[0];
        // Its versions belong to the line of its own matrix, whatever the line of this column is.
        var cell = CellReader.Read(
            first.VersionLine == versionLine ? first.Cell.Canonical : first.Cell.OnLine(first.VersionLine), 0, versionLine);
        _facts.Add(cell, ordered);
        return cell;
    }
}
