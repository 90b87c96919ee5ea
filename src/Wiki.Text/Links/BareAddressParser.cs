using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Wiki.Text.Links;

/// <summary>
/// Makes links of bare addresses with at most <see cref="MaximumLength"/> characters. In a paragraph, only the first
/// <see cref="MaximumCount"/> become links, because Markdig looks back over the whole paragraph at each.
/// </summary>
internal sealed class BareAddressParser() : AutoLinkParser(new AutoLinkOptions())
{
    private const int MaximumLength = 2000;
    private const int MaximumCount = 1000;

    private static readonly string[] Beginnings = ["http://", "https://", "www.", "mailto:", "ftp://", "tel:"];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!StartsAddress(text) || !IsCounted(processor))
        {
            return false;
        }

        var (before, end) = (processor.Inline, slice.End);
        slice.End = Math.Min(end, slice.Start + MaximumLength);
        var matches = base.Match(processor, ref slice);
        var isWhole = slice.Start <= slice.End || slice.End == end;
        slice.End = end;
        if (matches && !isWhole)
        {
            processor.Inline = before; // The address is longer, and half of it would lead elsewhere.
        }

        return matches && isWhole;
    }

    private static bool StartsAddress(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Markdig clears the states at each new paragraph.
    private bool IsCounted(InlineProcessor processor)
    {
        var count = (int)(processor.ParserStates[Index] ?? 0);
        processor.ParserStates[Index] = count + 1;
        return count < MaximumCount;
    }
}
