using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>Finds the place of each problem of a text.</summary>
public sealed class Remarks
{
    private readonly string[] _lines;
    private readonly List<(BlockMarker Marker, string Name, int First, int Last)> _blocks = [];
    private readonly Dictionary<int, (Label Label, Row? Row)> _rows = [];
    private readonly Dictionary<Cell, (Row Row, Column System)> _cells = [];
    private readonly Dictionary<Problem, Cell> _ofCells = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Problem> _ofRows = new(ReferenceEqualityComparer.Instance);

    private Remarks(WikiDocument document)
    {
        _lines = document.Source.Value.Split('\n');
        foreach (var matrix in document.Matrices)
        {
            AddBlock(matrix.Marker, matrix.Name, matrix.Source);
            AddCells(matrix);
        }

        foreach (var timeline in document.Timelines)
        {
            AddBlock(timeline.Marker, timeline.Id, timeline.Source);
            foreach (var happened in timeline.Events)
            {
                AddRow(happened.Line, happened.Label, happened.Problems);
            }
        }

        foreach (var list in document.Predictions)
        {
            AddBlock(list.Marker, list.Id, list.Source);
            foreach (var made in list.Predictions)
            {
                AddRow(made.Line, made.Label, made.Problems);
            }
        }
    }

    /// <summary>The remarks on all problems of a text, in the order of reading.</summary>
    /// <param name="document">The text.</param>
    /// <param name="hints">More problems of its cells, which the text alone does not show.</param>
    /// <param name="more">More problems of its lines.</param>
    public static ImmutableArray<Remark> Of(
        WikiDocument document, IEnumerable<(Cell Cell, Problem Problem)> hints, params IEnumerable<Problem> more)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(hints);
        var remarks = new Remarks(document);
        var problems = document.Problems.Concat(more).ToList();
        foreach (var (cell, problem) in hints)
        {
            remarks._ofCells[problem] = cell;
            problems.Add(problem);
        }

        return
        [
            .. problems.Select(remarks.Of).OrderBy(it => it.Line).ThenBy(it => it.Column)
                .ThenBy(it => it.Problem.Column),
        ];
    }

    private Remark Of(Problem problem)
    {
        var block = _blocks.Find(it => problem.Line >= it.First && problem.Line <= it.Last);
        var remark = (CellOf(problem) is { } cell ? OfCell(problem, cell) : OfLine(problem)) with
        {
            Block = block.Marker,
            BlockName = block.Name ?? "",
        };
        var line = LineOf(remark.Line);
        return remark with { Typed = line.Substring(Math.Min(line.Length, remark.Column - 1), remark.Length) };
    }

    private Cell? CellOf(Problem problem) =>
        _ofCells.TryGetValue(problem, out var cell) ? cell
        // A row that states more than its whole: the column is that of the cell.
        : problem.Code == "W205" && _rows.TryGetValue(problem.Line, out var row)
            ? row.Row?.Cells.FirstOrDefault(it => it.Column == problem.Column)
        : null;

    private Remark OfCell(Problem problem, Cell cell)
    {
        var (row, system) = _cells[cell];
        var line = LineOf(cell.Line);
        var end = cell.Column - 1;
        while (end < line.Length && (line[end] != '|' || end > 0 && line[end - 1] == '\\'))
        {
            end++;
        }

        var start = Math.Min(cell.Column - 1, line.Length);
        var length = line.AsSpan(start, Math.Max(0, end - start)).TrimEnd(" \t").Length;
        return new Remark(problem, cell.Line, start + 1, length) { Row = row.Label, System = system.Label };
    }

    private Remark OfLine(Problem problem)
    {
        var line = LineOf(problem.Line).AsSpan().TrimEnd(" \t");
        var isWhole = _ofRows.Contains(problem) || BlockProblems.IsOfRow(problem);
        var column = isWhole ? 1 : Math.Clamp(problem.Column, 1, line.Length + 1);
        var rest = Math.Max(0, line.Length - column + 1);
        return new Remark(problem, problem.Line, column, Math.Min(rest, problem.Length ?? rest))
        {
            Row = _rows.TryGetValue(problem.Line, out var row) && row.Label.Text.Length > 0 ? row.Label : null,
        };
    }

    private string LineOf(int number) => number <= _lines.Length ? _lines[number - 1] : "";

    private void AddBlock(BlockMarker marker, string name, ImmutableArray<SourceLine> source) =>
        _blocks.Add((marker, name, source[0].Number, source[^1].Number));

    private void AddCells(Matrix matrix)
    {
        foreach (var group in matrix.Groups)
        {
            _rows[group.Line] = (group.Label, null);
        }

        foreach (var row in matrix.Rows)
        {
            _rows[row.Line] = (row.Label, row);
            for (var i = 0; i < row.Cells.Length; i++)
            {
                _cells[row.Cells[i]] = (row, matrix.Columns[i]);
                foreach (var problem in row.Cells[i].Problems)
                {
                    _ofCells[problem] = row.Cells[i];
                }
            }
        }
    }

    private void AddRow(int line, Label label, ImmutableArray<Problem> problems)
    {
        _rows[line] = (label, null);
        _ofRows.UnionWith(problems);
    }
}
