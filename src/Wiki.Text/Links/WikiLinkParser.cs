using Markdig.Helpers;
using Markdig.Parsers;

namespace Wiki.Text.Links;

/// <summary>
/// Reads <see cref="WikiLink"/>s. A bar may be written <c>\|</c>, so that a link can stand in a table cell.
/// </summary>
public sealed class WikiLinkParser : InlineParser
{
    private const int MaximumLength = 300;

    /// <summary>Starts at a bracket.</summary>
    public WikiLinkParser() => OpeningCharacters = ['['];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        ArgumentNullException.ThrowIfNull(processor);
        if (slice.PeekChar() != '[')
        {
            return false;
        }

        var rest = slice.AsSpan()[2..];
        rest = rest[..Math.Min(rest.Length, MaximumLength)];
        var end = rest.IndexOfAny("[]\n");
        if (end <= 0 || rest[0] == '^' || !rest[end..].StartsWith("]]"))
        {
            return false;
        }

        if (Read(rest[..end].ToString()) is not { } link)
        {
            return false;
        }

        var length = end + 4;
        link.Span.Start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        link.Span.End = link.Span.Start + length - 1;
        link.Line = line;
        link.Column = column;
        LinkParser.CloseAround(processor);
        processor.Inline = link;
        slice.Start += length;
        return true;
    }

    private static WikiLink? Read(string inside)
    {
        var bar = inside.IndexOf('|');
        var address = (bar < 0 ? inside : inside[..bar].TrimEnd('\\')).Trim();
        var label = bar < 0 ? "" : inside[(bar + 1)..].Trim();
        var hash = SectionMark.In(address);
        var name = (hash < 0 ? address : address[..hash]).Trim();
        var section = hash < 0 ? null : SectionKey.InLink(address[(hash + 1)..]);
        var target = Slug.Of(name);
        if (target is null && (name.Length > 0 || string.IsNullOrEmpty(section)))
        {
            return null;
        }

        return new WikiLink
        {
            Name = name,
            Target = target,
            Section = string.IsNullOrEmpty(section) ? null : section,
            SectionText = hash < 0 ? "" : address[(hash + 1)..].Trim(),
            Label = label.Length > 0 ? label : name.Length > 0 ? name : address[(hash + 1)..].Trim(),
        };
    }
}
