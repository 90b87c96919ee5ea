using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wiki.Text.Filing;

/// <summary>Changes entries of the front matter of a text. What is not changed keeps every byte.</summary>
internal static class FrontMatterEdit
{
    /// <summary>
    /// The text with these entries; null when the front matter is written in a way that this cannot change, for example
    /// as one line in braces.
    /// </summary>
    /// <param name="text">A text whose front matter takes <paramref name="lines"/> lines; LF line endings.</param>
    /// <param name="lines">The lines of the front matter with its fences; 0 for none.</param>
    /// <param name="entries">The value of each entry as YAML; null removes the entry.</param>
    public static string? With(string text, int lines, IEnumerable<(string Key, string? Value)> entries)
    {
        if (lines == 0)
        {
            var added = string.Concat(
                entries.Where(it => it.Value is not null).Select(it => $"{it.Key}: {it.Value}\n"));
            return added.Length == 0 ? text : $"---\n{added}---\n{text}";
        }

        try
        {
            foreach (var (key, value) in entries)
            {
                if (One(text, lines, key, value) is not { } changed)
                {
                    return null;
                }

                lines += changed.Count('\n') - text.Count('\n');
                text = changed;
            }

            return text;
        }
        catch (YamlException) // an entry stood where this did not expect it
        {
            return null;
        }
    }

    /// <summary>A text as a value of YAML, also inside a list in brackets.</summary>
    public static string Quoted(string text)
    {
        var plain = text.Length > 0 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
            && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '_' or '+' or '/' or '(' or ')');
        return plain ? text : '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
    }

    private static string? One(string text, int lines, string key, string? value)
    {
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = start;
        for (var line = 2; line < lines; line++)
        {
            end = text.IndexOf('\n', end) + 1;
        }

        if (Read(text[start..end]) is not { } found)
        {
            return null;
        }

        var (indent, spans) = found;
        if (spans.Find(it => it.Key == key) is { } span)
        {
            var (from, to) = (start + span.Start, start + span.End);
            if (value is not null)
            {
                var colon = start + span.Colon + 1;
                return text[..colon] + (value.Length == 0 ? "" : " ") + value + text[to..];
            }

            from = text.LastIndexOf('\n', from) + 1;
            return text[..from] + text[(text.IndexOf('\n', to) + 1)..];
        }

        return value is null ? text : text.Insert(end, new string(' ', indent) + $"{key}: {value}\n");
    }

    // Where each entry of block style stands; null for any other front matter.
    private static (int Indent, List<Span> Spans)? Read(string yaml)
    {
        var spans = new List<Span>();
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return (0, spans);
        }

        parser.Consume<DocumentStart>();
        if (parser.Accept<Scalar>(out var nothing) && nothing.Value.Length == 0)
        {
            return (0, spans);
        }

        var mapping = parser.Consume<MappingStart>();
        if (mapping.Style == MappingStyle.Flow)
        {
            return null;
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var (start, colon) = ((int)key.Start.Index, (int)key.End.Index);
            while (colon < yaml.Length && yaml[colon] == ' ')
            {
                colon++;
            }

            if (colon >= yaml.Length || yaml[colon] != ':')
            {
                return null; // "? key" on a line of its own
            }

            spans.Add(new Span(key.Value, start, colon, EndOf(yaml, colon + 1, parser)));
        }

        return ((int)mapping.Start.Column - 1, spans);
    }

    private static int EndOf(string yaml, int from, Parser parser)
    {
        var end = (long)from;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            end = Math.Max(end, scalar.End.Index);
        }
        else
        {
            var sequence = parser.Consume<SequenceStart>();
            end = Math.Max(end, sequence.Start.Index);
            while (!parser.Accept<SequenceEnd>(out _))
            {
                end = Math.Max(end, parser.Consume<Scalar>().End.Index);
            }

            parser.Consume<SequenceEnd>();
            end = sequence.Style == SequenceStyle.Flow ? yaml.IndexOf(']', (int)end) + 1 : end;
        }

        // A block of lines ends behind its line break, which belongs to no entry.
        var trimmed = (int)end;
        while (trimmed > from && char.IsWhiteSpace(yaml[trimmed - 1]))
        {
            trimmed--;
        }

        return trimmed;
    }

    private sealed record Span(string Key, int Start, int Colon, int End);
}
