using System.Globalization;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>
/// Reads the first table in HTML, tag by tag. It makes no document: browsers' rules for misnested tags would let a
/// short text cost minutes. Scripts and styles are neither run nor kept.
/// </summary>
internal sealed class HtmlTable
{
    private static readonly Dictionary<string, HtmlParseMode> Unread = new(StringComparer.Ordinal)
    {
        ["script"] = HtmlParseMode.Script, ["style"] = HtmlParseMode.Rawtext, ["xmp"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext, ["noembed"] = HtmlParseMode.Rawtext, ["noframes"] = HtmlParseMode.Rawtext,
        ["noscript"] = HtmlParseMode.Rawtext, ["title"] = HtmlParseMode.RCData, ["textarea"] = HtmlParseMode.RCData,
    };

    private static readonly HashSet<string> OwnLines = new(StringComparer.Ordinal)
    {
        "br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "hr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6",
    };

    private readonly TableBuilder _table;
    private readonly StringBuilder _text = new();
    private readonly HtmlLink _link;
    private (int Columns, int Rows)? _cell;
    private int _depth; // of tables: 1 in the table that is read
    private string? _unread;
    private bool _inCaption;
    private int? _raised; // where raised text begins
    private int? _item; // the number of an item in a list below the table
    private bool _isDone; // the table is read; what follows may be its sources
    private bool _isOver;

    private HtmlTable(TableBuilder table)
    {
        _table = table;
        _link = new HtmlLink(_text, table);
    }

    /// <summary>Reads the HTML inside of a cell that is otherwise written differently.</summary>
    internal static string Inline(string cell, TableBuilder table)
    {
        var reader = new HtmlTable(table) { _cell = (1, 1), _depth = 1 };
        reader.Run(cell);
        reader._link.Close();
        return Words(reader._text);
    }

    internal static ImportedTable Read(string html)
    {
        // A copy of cells may begin inside the table.
        var whole = html.Contains("<table", StringComparison.OrdinalIgnoreCase) ? html : $"<table>{html}</table>";
        var reader = new HtmlTable(new TableBuilder(TableKind.Html));
        reader.Run(whole);
        reader.EndCell();
        return reader._table.Finish();
    }

    private void Run(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            ShouldEmitAttribute = static (ref _, name) => IsUsed(name.Span),
        };
        while (!_isOver && !_table.IsFull)
        {
            var token = tokenizer.Get();
            if (token.Type == HtmlTokenType.EndOfFile)
            {
                break;
            }

            Take(token, tokenizer);
        }

        TakeLine();
    }

    // A line below the table may be one of its sources.
    private void TakeLine()
    {
        if (_isDone)
        {
            _link.Close();
            var line = Words(_text);
            var isNumbered = _item is not null && line.Length > 0 && line[0] != '[';
            SourceLines.Take(isNumbered ? $"[{_item}] {line}" : line, _table);
            _text.Clear();
        }
    }

    private static bool IsUsed(ReadOnlySpan<char> name) =>
        name is "href" or "data-sheets-hyperlink" or "colspan" or "rowspan" or "alt" or "type" or "checked";

    private void Take(HtmlToken token, HtmlTokenizer tokenizer)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                if (Unread.TryGetValue(token.Name, out var mode) && !((HtmlTagToken)token).IsSelfClosing)
                {
                    tokenizer.State = mode;
                    _unread = token.Name;
                }
                else
                {
                    Open((HtmlTagToken)token);
                }

                break;
            case HtmlTokenType.EndTag when token.Name == _unread:
                _unread = null;
                break;
            case HtmlTokenType.EndTag:
                Close(token.Name);
                break;
            case HtmlTokenType.Character when _unread is null && (_cell is not null || _inCaption || _isDone):
                _text.Append(token.Data);
                break;
            default:
                break;
        }
    }

    private void Open(HtmlTagToken tag)
    {
        if (OwnLines.Contains(tag.Name))
        {
            TakeLine();
            _text.Append(' ');
        }

        switch (tag.Name)
        {
            case "table" when _isDone:
                _table.Remark(ImportedTable.OnlyFirst);
                _isOver = true;
                break;
            case "ol" when _isDone:
                _item = 0;
                break;
            case "li" when _isDone && _item is not null:
                _item++;
                break;
            case "a" when _isDone:
                _link.Open(tag.GetAttribute("href"));
                break;
            case "sup" when _cell is not null:
                _raised = _text.Length;
                break;
            case "table":
                _depth++;
                if (_depth == 2)
                {
                    _table.Remark("A table stands inside a cell. Its text stands in that cell.");
                }

                break;
            case "caption" when _depth == 1:
                EndCell();
                _inCaption = true;
                break;
            case "tr" when _depth == 1:
                EndCell();
                _table.BeginRow();
                break;
            case "td" or "th" when _depth == 1:
                EndCell();
                _cell = (Span(tag, "colspan", 1), Span(tag, "rowspan", 0));
                _text.Clear();
                _link.Open(tag.GetAttribute("data-sheets-hyperlink"));
                break;
            case "a" when _cell is not null:
                _link.Open(tag.GetAttribute("href"));
                break;
            case "img" when _cell is not null && tag.GetAttribute("alt") is { Length: > 0 } alt:
                _text.Append(alt);
                _table.Count("An image was left out. Its description “{0}” stands in the cell.",
                    "{0} images were left out. Their descriptions stand in the cells: {1}.", Quoted.Short(alt));
                break;
            case "img" when _cell is not null:
                _table.Remark("An image without a description was left out.");
                break;
            case "input" when _cell is not null && tag.GetAttribute("type") == "checkbox":
                _text.Append(tag.Attributes.Exists(it => it.Name == "checked") ? '✓' : '✗');
                break;
            default:
                break;
        }
    }

    private void Close(string name)
    {
        if (OwnLines.Contains(name))
        {
            TakeLine();
            _text.Append(' ');
        }

        switch (name)
        {
            case "ol" when _isDone:
                _item = null;
                break;
            case "sup" when _raised is { } start && start <= _text.Length:
                var raised = _text.ToString(start, _text.Length - start);
                _text.Length = start;
                _text.Append(Superscript.Written(_text.ToString(), raised));
                _raised = null;
                break;
            case "a":
                _link.Close();
                break;
            case "table":
                if (_depth == 1)
                {
                    EndCell();
                }

                _depth--;
                _isDone = _isDone || (_depth == 0 && _table.RowCount > 0);
                _depth = Math.Max(_depth, 0);
                break;
            case "td" or "th" or "tr" when _depth == 1:
                EndCell();
                break;
            case "caption" when _inCaption:
                _table.Caption = Words(_text);
                _inCaption = false;
                _text.Clear();
                break;
            default:
                break;
        }
    }

    private void EndCell()
    {
        if (_cell is var (columns, rows))
        {
            _link.Close();
            _table.Add(Words(_text), columns, rows);
        }

        (_cell, _raised) = (null, null);
        _text.Clear();
    }

    // HTML shows any run of blanks as one.
    private static string Words(StringBuilder text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
                {
                    words.Append(c);
                }
                else if (words.Length > 0 && words[^1] != ' ')
                {
                    words.Append(' ');
                }
            }
        }

        return words.ToString().Trim();
    }

    private static int Span(HtmlTagToken tag, string name, int least) =>
        int.TryParse(tag.GetAttribute(name), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, least, ImportedTable.MostRows) : 1;
}
