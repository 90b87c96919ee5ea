using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads the first MediaWiki table of a text, line by line.</summary>
internal sealed partial class MediaWikiTable
{
    private readonly TableBuilder _table = new(TableKind.MediaWiki);
    private readonly WikiInline _inline;
    private readonly StringBuilder _caption = new();
    private StringBuilder? _cell;
    private int _braces; // how many templates of the cell are still open
    private int _nested; // how many tables inside the cell are still open
    private bool _rowIsNew = true;

    private MediaWikiTable() => _inline = new WikiInline(_table);

    internal static ImportedTable Read(string text)
    {
        var reader = new MediaWikiTable();
        var (isOpen, isDone) = (false, false);
        var outside = new List<string>();
        foreach (var typed in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = typed.Trim();
            var opens = line.TrimStart(':').StartsWith("{|", StringComparison.Ordinal);
            if (isDone || !isOpen)
            {
                if (isDone && opens)
                {
                    reader._table.Remark(ImportedTable.OnlyFirst);
                    break;
                }

                isOpen = !isDone && opens;
                if (!opens && line.Length > 0 && !SourceLines.Take(line, reader._table))
                {
                    outside.Add(line);
                }

                reader._inline.TakeReferences(opens ? "" : line);
                continue;
            }

            isDone = !reader.Take(line, opens) || reader._table.IsFull;
            if (reader._table.IsFull)
            {
                break;
            }
        }

        if (isOpen && !isDone)
        {
            reader._table.Remark("The end of the table, “|}”, is missing.");
        }

        reader.EndCell();
        SourceLines.RemarkOutside(outside, reader._table);

        reader._inline.Finish();
        reader._table.Caption = CleanLine.Of(reader._inline.Read(reader._caption.ToString()), out _, out _);
        return reader._table.Finish();
    }

    // Returns false at the end of the table.
    private bool Take(string line, bool opens)
    {
        if (opens || _nested > 0)
        {
            _nested += opens ? 1 : line.StartsWith("|}", StringComparison.Ordinal) ? -1 : 0;
            _table.Remark("A table stands inside a cell. Its text stands in that cell.");
            Append("\n" + line.Trim('{', '|', '}', '-', '!'));
            return true;
        }

        var ends = line.StartsWith("|}", StringComparison.Ordinal) && !line.StartsWith("|}}", StringComparison.Ordinal);
        var next = line.StartsWith("|-", StringComparison.Ordinal);
        if (_braces > 0 && !ends && !next)
        {
            Append("\n" + line);
            return true;
        }

        if (ends)
        {
            return false;
        }

        if (next)
        {
            EndCell();
            _rowIsNew = true;
        }
        else if (line.StartsWith("|+", StringComparison.Ordinal))
        {
            EndCell();
            _caption.Clear().Append(WithoutAttributes(line[2..], out _));
        }
        else if (line.StartsWith('|') || line.StartsWith('!'))
        {
            foreach (var cell in Cells(line[1..], isHeader: line[0] == '!'))
            {
                EndCell();
                _cell = new StringBuilder();
                Append(cell);
            }
        }
        else
        {
            Append("\n" + line);
        }

        return true;
    }

    private void Append(string text)
    {
        if (_cell is null)
        {
            _ = _rowIsNew && _table.RowCount == 0 && _caption.Length > 0 ? _caption.Append(' ').Append(text) : null;
            return;
        }

        _cell.Append(text);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            _braces += (text[i], text[i + 1]) switch { ('{', '{') => 1, ('}', '}') => -1, _ => 0 };
            i += text[i] is '{' or '}' && text[i + 1] == text[i] ? 1 : 0;
        }

        _braces = Math.Max(_braces, 0);
    }

    private void EndCell()
    {
        if (_cell is null)
        {
            return;
        }

        if (_braces > 0)
        {
            _table.Remark("A template is not closed: “}}” is missing.");
        }

        if (_rowIsNew)
        {
            _table.BeginRow();
            _rowIsNew = false;
        }

        var text = WithoutAttributes(_cell.ToString(), out var attributes);
        _table.Add(_inline.Read(text), Span(Columns().Match(attributes)), Span(Rows().Match(attributes)));
        (_cell, _braces) = (null, 0);
    }

    // The cells of one line. Bars inside links and templates do not separate.
    private static List<string> Cells(string line, bool isHeader)
    {
        var (cells, start, depth) = (new List<string>(), 0, 0);
        for (var i = 0; i + 1 < line.Length; i++)
        {
            switch (line[i], line[i + 1])
            {
                case ('{', '{') or ('[', '['):
                    depth++;
                    i++;
                    break;
                case ('}', '}') or (']', ']'):
                    depth = Math.Max(0, depth - 1);
                    i++;
                    break;
                case ('|', '|') when depth == 0:
                case ('!', '!') when depth == 0 && isHeader:
                    cells.Add(line[start..i]);
                    start = i + 2;
                    i++;
                    break;
                default:
                    break;
            }
        }

        cells.Add(line[start..]);
        return cells;
    }

    // What stands before a single bar are attributes of the cell, unless it looks like text.
    private static string WithoutAttributes(string cell, out string attributes)
    {
        var depth = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            depth += cell[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (cell[i] == '|' && depth <= 0)
            {
                var before = cell[..i].Trim();
                if (before.Length == 0 || before.Contains('=', StringComparison.Ordinal)
                    || before.StartsWith("{{", StringComparison.Ordinal))
                {
                    attributes = before;
                    return cell[(i + 1)..];
                }

                break;
            }
        }

        // "rowspan=2 {{no}}": the template brings the bar.
        var match = Bare().Match(cell);
        attributes = match.Value;
        return cell[match.Length..];
    }

    [GeneratedRegex("""^\s*((col|row)span\s*=\s*("[^"]*"|'[^']*'|\d+)\s*)+(?=\{\{)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare();

    private static int Span(Match match) =>
        match.Success
            && int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Math.Clamp(n, 1, ImportedTable.MostRows) : 1;

    [GeneratedRegex("""colspan\s*=\s*["']?\s*(?<n>\d+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Columns();

    [GeneratedRegex("""rowspan\s*=\s*["']?\s*(?<n>\d+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rows();
}
