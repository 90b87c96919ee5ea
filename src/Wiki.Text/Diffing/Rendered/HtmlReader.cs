using System.Collections.Immutable;
using System.Net;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// Reads the HTML that this program writes: every element is closed, and every attribute has double quotes. It is
/// strict and guesses nothing, because any other HTML is a mistake of the code that wrote it.
/// </summary>
internal sealed class HtmlReader
{
    private readonly string _html;
    private int _at;

    private HtmlReader(string html) => _html = html;

    /// <summary>Returns the parts of a page, in order.</summary>
    /// <exception cref="FormatException">The HTML is not well-formed.</exception>
    public static List<HtmlNode> Read(string html)
    {
        var reader = new HtmlReader(html);
        var nodes = new List<HtmlNode>();
        var open = new Stack<(string Name, ImmutableArray<HtmlAttribute> Attributes, List<HtmlNode> Around)>();
        while (reader._at < html.Length)
        {
            if (reader.ReadText() is { } text)
            {
                nodes.Add(text);
            }
            else if (reader.Skip("</"))
            {
                var name = reader.ReadName();
                reader.Expect(">");
                if (!open.TryPop(out var element) || element.Name != name)
                {
                    throw reader.Fault($"</{name}> closes nothing");
                }

                element.Around.Add(new HtmlElement(name, element.Attributes, nodes));
                nodes = element.Around;
            }
            else
            {
                reader.Expect("<");
                var name = reader.ReadName();
                var attributes = reader.ReadAttributes();
                reader.Skip("/");
                reader.Expect(">");
                if (HtmlElement.IsVoid(name))
                {
                    nodes.Add(new HtmlElement(name, attributes, []));
                }
                else
                {
                    open.Push((name, attributes, nodes));
                    nodes = [];
                }
            }
        }

        return open.Count == 0 ? nodes : throw reader.Fault($"<{open.Peek().Name}> is not closed");
    }

    private HtmlText? ReadText()
    {
        var end = _html.IndexOf('<', _at);
        end = end < 0 ? _html.Length : end;
        if (end == _at)
        {
            return null;
        }

        var text = _html[_at..end];
        _at = end;
        return new HtmlText(WebUtility.HtmlDecode(text));
    }

    private ImmutableArray<HtmlAttribute> ReadAttributes()
    {
        var attributes = ImmutableArray.CreateBuilder<HtmlAttribute>();
        while (true)
        {
            while (_at < _html.Length && _html[_at] is ' ' or '\n')
            {
                _at++;
            }

            if (_at == _html.Length || _html[_at] is '>' or '/')
            {
                return attributes.ToImmutable();
            }

            var name = ReadName();
            var value = "";
            if (Skip("=\""))
            {
                var end = _html.IndexOf('"', _at);
                value = end < 0 ? throw Fault("A value is not closed") : WebUtility.HtmlDecode(_html[_at..end]);
                _at = end + 1;
            }

            attributes.Add(new HtmlAttribute(name, value));
        }
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _html.Length && (char.IsAsciiLetterOrDigit(_html[_at]) || _html[_at] is '-' or ':'))
        {
            _at++;
        }

        return _at > start ? _html[start.._at] : throw Fault("A name is missing");
    }

    private bool Skip(string sign)
    {
        var found = string.CompareOrdinal(_html, _at, sign, 0, sign.Length) == 0;
        _at += found ? sign.Length : 0;
        return found;
    }

    private void Expect(string sign)
    {
        if (!Skip(sign))
        {
            throw Fault($"{sign} is missing");
        }
    }

    private FormatException Fault(string what) => new($"{what} at character {_at + 1} of the page.");
}
