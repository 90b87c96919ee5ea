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

        var label = CleanLine.Of(text.ToString(_start, text.Length - _start), out _, out _);
        if (label.Length == 0 || address[0] == '#')
        {
            return;
        }

        if (!UrlPolicy.AllowsLink(address) || !UrlPolicy.IsExternal(address))
        {
            var shown = Quoted.Short(CleanLine.Of(address, out _, out _));
            if (UrlPolicy.IsExternal(address))
            {
                text.Append($" ({shown})");
                table.Remark($"The link “{Quoted.Short(label)}” leads to “{shown}”, which is no web address. "
                    + "It stays in the cell as text.");
            }
            else
            {
                table.Count("The link “{0}” leads to a page of the site that it is from. Its text stands alone.",
                    "{0} links lead to pages of the site that they are from: {1}. Their texts stand alone.",
                    $"{Quoted.Short(label)} → {shown}");
            }

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

        // The brackets of "[1]" would be lost in those of the link.
        var bare = label.Length > 2 && label[0] == '[' && label[^1] == ']' ? label[1..^1] : label;
        return label == address ? escaped.ToString() : $"[{bare.Replace('[', '(').Replace(']', ')')}]({escaped})";
    }
}
