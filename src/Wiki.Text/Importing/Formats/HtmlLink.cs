using System.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Links;

namespace Wiki.Text.Importing.Formats;

/// <summary>Writes a link of a cell as Markdown: its text and its address, when the address leads somewhere.</summary>
internal sealed class HtmlLink(StringBuilder text, TableBuilder table)
{
    private string? _address;
    private int _start;

    internal void Open(string? address)
    {
        Close();
        (_address, _start) = (address?.Trim(), text.Length);
    }

    internal void Close()
    {
        if (_address is not { Length: > 0 } address)
        {
            return;
        }

        _address = null;
        if (_start > text.Length)
        {
            return;
        }

        var label = OneLine.Of(text.ToString(_start, text.Length - _start), out _, out _);
        if (label.Length == 0 || address[0] == '#')
        {
            return;
        }

        if (!UrlPolicy.AllowsLink(address) || !UrlPolicy.IsExternal(address))
        {
            var shown = Quoted.Short(OneLine.Of(address, out _, out _));
            table.Remark($"The link “{Quoted.Short(label)}” leads to “{shown}”, "
                + "which is no full address. Its text stands alone.");
            return;
        }

        text.Length = _start;
        text.Append(Written(label, address));
    }

    /// <summary>A link as Markdown.</summary>
    internal static string Written(string label, string address)
    {
        var escaped = new StringBuilder(address.Length);
        foreach (var c in address)
        {
            _ = c is '(' or ')' or '<' or '>' or ' ' or '|' or '`' or '\u00A0'
                ? escaped.Append(Uri.HexEscape(c == '\u00A0' ? ' ' : c)) : escaped.Append(c);
        }

        return label == address ? escaped.ToString() : $"[{label.Replace('[', '(').Replace(']', ')')}]({escaped})";
    }
}
