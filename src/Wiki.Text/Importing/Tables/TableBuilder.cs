using System.Collections.Immutable;

namespace Wiki.Text.Importing.Tables;

/// <summary>
/// Puts a table together cell by cell: fills out cells that span several, keeps the limits, and collects the remarks.
/// </summary>
internal sealed class TableBuilder(TableKind kind)
{
    private readonly List<List<string>> _rows = [];
    private readonly List<(int Cells, int Columns)> _typed = [];
    private readonly RemarkList _remarks = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private List<string> _spanned = [];
    private Dictionary<int, string> _here = [];                  // by column: what cells above put into this row
    private Dictionary<int, (int Rows, string Text)> _below = []; // by column: what they put into the rows below
    private int _lines;
    private int _characters;
    private string? _refusal;

    /// <summary>The sources that cells cite, by name.</summary>
    internal Dictionary<string, string> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The caption; the last one given counts.</summary>
    internal string Caption { get; set; } = "";

    /// <summary>Whether a limit was reached, so that nothing more is read.</summary>
    internal bool IsFull => _refusal is not null;

    /// <summary>The number of rows so far.</summary>
    internal int RowCount => _rows.Count;

    /// <summary>Adds a sentence to the remarks, once.</summary>
    internal void Remark(string sentence) => _remarks.Add(sentence);

    /// <summary>Adds what was found to a sentence that counts it; see <see cref="RemarkList.Count"/>.</summary>
    internal void Count(string one, string many, string name) => _remarks.Count(one, many, name);

    /// <summary>The citation of a new source.</summary>
    internal string Cite(string text)
    {
        if (!_names.TryGetValue(text, out var name))
        {
            _names[text] = name = $"source-{_names.Count + 1}";
            Sources[name] = text;
        }

        return $"[^{name}]";
    }

    /// <summary>Takes away the last rows that are no rows but, for example, a list of sources.</summary>
    internal void TakeLast(Func<string, bool> take)
    {
        EndRow();
        while (_rows.Count > 2 && _rows[^1] is { Count: > 0 } last
            && last.Skip(1).All(cell => cell.Length == 0) && (last[0].Length == 0 || take(last[0])))
        {
            _rows.RemoveAt(_rows.Count - 1);
            _typed.RemoveAt(_typed.Count - 1);
        }
    }

    /// <summary>Begins a row below the last one.</summary>
    internal void BeginRow()
    {
        EndRow();
        if (_rows.Count >= ImportedTable.MostRows)
        {
            _refusal ??= $"This table has more than {ImportedTable.MostRows:N0} rows. "
                + "Delete the rows that you do not need, or import it in parts.";
            return;
        }

        _rows.Add([]);
        _typed.Add((0, 0));
        _here = _below.ToDictionary(it => it.Key, it => it.Value.Text);
        _below = _below.Where(it => it.Value.Rows > 1)
            .ToDictionary(it => it.Key, it => (it.Value.Rows - 1, it.Value.Text));
    }

    /// <summary>Adds a cell to the row.</summary>
    /// <param name="text">The text as read.</param>
    /// <param name="columns">How many columns it spans.</param>
    /// <param name="rows">How many rows it spans; 0 for all that follow.</param>
    internal void Add(string text, int columns = 1, int rows = 1)
    {
        if (_rows.Count == 0)
        {
            BeginRow();
        }

        if (IsFull)
        {
            return;
        }

        var cell = CleanLine.Of(text, out var lostLines, out var lostCharacters);
        _lines += lostLines ? 1 : 0;
        _characters += lostCharacters ? 1 : 0;
        var row = _rows[^1];
        FillFromAbove(row);
        columns = Math.Max(columns, 1);
        if (row.Count + columns > ImportedTable.MostColumns)
        {
            _refusal = ImportedTable.TooWide;
            return;
        }

        _typed[^1] = (_typed[^1].Cells + 1, _typed[^1].Columns + columns);
        for (var i = 0; i < columns; i++)
        {
            if (rows != 1)
            {
                _below[row.Count] = (rows <= 0 ? ImportedTable.MostRows : rows - 1, cell);
            }

            _here.Remove(row.Count);
            row.Add(cell);
        }

        if ((columns > 1 || rows != 1) && cell.Length > 0 && _spanned.Count < ImportedTable.MostRows)
        {
            _spanned.Add(cell);
        }
    }

    /// <summary>The table, or why there is none.</summary>
    internal ImportedTable Finish()
    {
        EndRow();
        if (_refusal is not null)
        {
            return ImportedTable.Refused(kind, _refusal, Remarks());
        }

        var width = _rows.Count == 0 ? 0 : _rows.Max(row => row.Count);
        KeepHeadings(width);
        var shortRows = _rows.Where(row => row.Count < width && !row.TrueForAll(cell => cell.Length == 0)).ToList();
        var shorter = shortRows.Count;
        foreach (var row in _rows)
        {
            row.AddRange(Enumerable.Repeat("", width - row.Count));
        }

        var used = width;
        while (used > 0 && _rows.TrueForAll(row => row[used - 1].Length == 0))
        {
            used--;
        }

        var kept = _rows.Where(row => !row.TrueForAll(cell => cell.Length == 0))
            .Select(row => row.Take(used).ToImmutableArray()).ToImmutableArray();
        if (kept.IsEmpty || used < 2)
        {
            return ImportedTable.Refused(kind,
                kept.IsEmpty ? "There is no table in this text." : "This is not a table: it has only one column.",
                Remarks());
        }

        Say(shorter, "row has fewer cells than the longest", "rows have fewer cells than the longest",
            "Empty cells stand for the missing ones.");
        Say(_rows.Count - kept.Length, "empty row was left out", "empty rows were left out", "");
        Say(width - used, "empty column was left out", "empty columns were left out", "");
        return new ImportedTable
        {
            Kind = kind, Rows = kept, Caption = Caption, Remarks = [.. Remarks()],
            Sources = ImportedTable.NoSources.AddRange(Sources),
        };
    }

    // A cell that takes a whole row is a heading: its text stands once.
    private void KeepHeadings(int width)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_typed[i] is { Cells: 1, Columns: > 1 } typed && typed.Columns == _rows[i].Count
                && typed.Columns >= width)
            {
                _spanned.Remove(_rows[i][0]);
                _rows[i] = [_rows[i][0]];
                _rows[i].AddRange(Enumerable.Repeat("", width - 1));
            }
        }
    }

    private IReadOnlyList<string> Remarks()
    {
        Say(_spanned.Count, "cell spans several columns or rows", "cells span several columns or rows",
            $"The text now stands in each of them: {RemarkList.Names(_spanned)}.");
        Say(_lines, "cell has several lines", "cells have several lines", "They are one line now.");
        Say(_characters, "cell has characters that no page can hold", "cells have characters that no page can hold",
            "They were left out.");
        (_spanned, _lines, _characters) = ([], 0, 0);
        return _remarks.Sentences();
    }

    private void Say(int count, string one, string many, string then)
    {
        if (count > 0)
        {
            var sentence = count == 1 ? $"1 {one}." : $"{count:N0} {many}.";
            _remarks.Add(then.Length == 0 ? sentence : $"{sentence} {then}");
        }
    }

    private void EndRow()
    {
        if (_rows.Count == 0 || IsFull)
        {
            return;
        }

        var row = _rows[^1];
        while (_here.Keys.Any(column => column >= row.Count))
        {
            row.Add(_here.Remove(row.Count, out var text) ? text : "");
        }
    }

    private void FillFromAbove(List<string> row)
    {
        while (_here.Remove(row.Count, out var text))
        {
            row.Add(text);
        }
    }
}
