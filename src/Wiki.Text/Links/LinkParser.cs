using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>
/// Reads ordinary links. An address and its title have at most <see cref="MaximumLength"/> characters together. A page
/// repeats at most <see cref="MaximumRepeated"/> characters of addresses that are defined as <c>[name]: address</c>, so
/// that a short text cannot become a huge page. After <see cref="MostFailures"/> beginnings of addresses that are none,
/// brackets that further ones follow are plain text.
/// </summary>
internal sealed class LinkParser : LinkInlineParser
{
    private const int MaximumLength = 2000;
    private const int MaximumRepeated = 4 * 1024 * 1024;

    // For each, all that may be an address is read: up to two thousand characters.
    private const int MostFailures = 10_000;

    private static readonly object Repeated = new();
    private static readonly object Failures = new();

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var repeated = slice.CurrentChar == ']' ? RepeatedIn(processor.Document) : null;
        var begins = slice.CurrentChar == ']' && slice.PeekChar() == '(';
        var failures = begins ? FailuresIn(processor.Document) : null;
        if (failures?.Value > MostFailures)
        {
            return false;
        }

        var end = slice.End;
        slice.End = Math.Min(end, slice.Start + MaximumLength);
        var matches = base.Match(processor, ref slice);
        slice.End = end;
        if (failures is not null && processor.Inline is not LinkInline)
        {
            failures.Value++;
        }

        if (matches && repeated is not null && processor.Inline is LinkInline { Reference: not null } link
            && (repeated.Value += (link.Url?.Length ?? 0) + (link.Title?.Length ?? 0)) > MaximumRepeated)
        {
            (link.Url, link.Title) = (null, null); // A link without an address becomes plain text.
        }

        return matches;
    }

    /// <summary>
    /// Disables the open brackets around the current link, because a link cannot contain another link.
    /// </summary>
    public static void CloseAround(InlineProcessor processor)
    {
        for (var inline = processor.Inline; inline is not null; inline = inline.Parent)
        {
            if (inline is LinkDelimiterInline { IsImage: false } open)
            {
                open.IsActive = false;
            }
        }
    }

    // Called at the first bracket of a page, when all definitions are known. Drops definitions that are too long.
    private static Count RepeatedIn(MarkdownDocument document)
    {
        if (document.GetData(Repeated) is Count known)
        {
            return known;
        }

        var links = document.GetLinkReferenceDefinitions(false)?.Links;
        foreach (var (name, definition) in links?.ToList() ?? [])
        {
            if ((definition.Url?.Length ?? 0) + (definition.Title?.Length ?? 0) > MaximumLength)
            {
                links!.Remove(name);
            }
        }

        var count = new Count();
        document.SetData(Repeated, count);
        return count;
    }

    private static Count FailuresIn(MarkdownDocument document)
    {
        if (document.GetData(Failures) is not Count count)
        {
            document.SetData(Failures, count = new Count());
        }

        return count;
    }

    private sealed class Count
    {
        public int Value { get; set; }
    }
}
