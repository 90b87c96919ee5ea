using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Documents;
using Wiki.Text.Rendering;

namespace Wiki.Text.Editing;

/// <summary>One cell of a matrix in the text of its page, ready to be changed.</summary>
public sealed class EditableCell
{
    private readonly EditableTable _table;
    private readonly int _row;
    private readonly int _column;

    private EditableCell(WikiDocument document, Matrix matrix, EditableTable table, Row row, int column)
    {
        (Document, Matrix, Row, Column, Cell) =
            (document, matrix, row, matrix.Columns[column], row.Cells[column]);
        (_table, _row, _column) = (table, table.RowOn(row.Line)!.Value, column + 1);
    }

    /// <summary>The page.</summary>
    public WikiDocument Document { get; }

    /// <summary>The matrix.</summary>
    public Matrix Matrix { get; }

    /// <summary>The row: the feature.</summary>
    public Row Row { get; }

    /// <summary>The column: the system.</summary>
    public Column Column { get; }

    /// <summary>What the cell says now.</summary>
    public Cell Cell { get; }

    /// <summary>
    /// Finds a cell by its keys, or by the earlier keys that its labels declare. Returns null when the page has no such
    /// cell, and when the structure of the matrix is not understood.
    /// </summary>
    /// <param name="document">The page.</param>
    /// <param name="matrix">The id of the matrix.</param>
    /// <param name="row">The key of the row.</param>
    /// <param name="column">The key of the column.</param>
    public static EditableCell? Find(WikiDocument document, string matrix, string row, string column)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Matrices.FirstOrDefault(it => it.Id == matrix) is not { IsBroken: false } found
            || EditableTable.Find(document, BlockKind.Matrix, matrix) is not { } table)
        {
            return null;
        }

        var labels = found.Columns.Select(it => it.Label).ToList();
        var place = Place(labels, column);
        var line = Place([.. found.Rows.Select(it => it.Label)], row);
        return place < 0 || line < 0 ? null : new EditableCell(document, found, table, found.Rows[line], place);
    }

    /// <summary>
    /// The cell with other statements, and the page with that cell. Every other byte of the page stays.
    /// </summary>
    /// <param name="draft">The statements.</param>
    /// <param name="sources">A new source for each statement of the draft, in order; empty ones add nothing.</param>
    public ChangedCell Change(CellDraft draft, IReadOnlyList<SourceDraft> sources)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(sources);
        var defined = Document.DefinedSources.Select(source => source.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = new List<SourceDefinition>();
        var statements = draft.Statements.ToBuilder();
        foreach (var (i, source) in sources.Index().Where(it => it.Index < statements.Count && !it.Item.IsEmpty))
        {
            var name = source.NameFor(defined.Contains);
            defined.Add(name);
            added.Add(new SourceDefinition(name, source.Text(), source.Link));
            statements[i] = statements[i] with { Sources = statements[i].Sources.Add(name) };
        }

        var printed = new CellDraft(statements.ToImmutable()).Print();
        var cell = CellReader.Read(printed.Text, Cell.Line, Column.VersionLine).WithSources(defined.Contains);
        var page = printed.Text == Cell.Text ? Document.Source.Value
            : _table.Write(_table.Grid.With(_row, _column, printed.Text));
        foreach (var source in added)
        {
            page = SourceDraft.Define(page, source.Name, source.Text);
        }

        return new ChangedCell(printed, cell, page, [.. added]);
    }

    private static int Place(List<Label> labels, string key) =>
        labels.FindIndex(label => label.Key == key) is >= 0 and var place ? place
            : labels.FindIndex(label => label.Was.Contains(key));
}

/// <summary>A cell after a change.</summary>
/// <param name="Printed">Its text, and which field each place in it comes from.</param>
/// <param name="Cell">What it says, with its problems.</param>
/// <param name="Page">The text of the page with it.</param>
/// <param name="Added">The sources that the page defines now and did not before.</param>
public sealed record ChangedCell(
    PrintedCell Printed, Cell Cell, string Page, ImmutableArray<SourceDefinition> Added);
