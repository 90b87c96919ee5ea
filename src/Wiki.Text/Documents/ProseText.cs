using System.Buffers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Wiki.Text.Prose;

namespace Wiki.Text.Documents;

/// <summary>A part of a text that is a paragraph, a heading or a line of a table.</summary>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct ProsePart(int Start, int End, ProseKind Kind);

/// <summary>What a part of a text is.</summary>
internal enum ProseKind
{
    /// <summary>A paragraph that stands alone.</summary>
    Paragraph,

    /// <summary>A heading, or a paragraph in a list, a quote or a source.</summary>
    Inside,

    /// <summary>A line of a table that is no data.</summary>
    Table,
}

/// <summary>Reads the source of prose, where the tree does not keep what readers see as typed.</summary>
internal static class ProseText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\`<[");

    /// <summary>
    /// The parts of a text that are prose, in no special order. Blocks of code and comments are none.
    /// </summary>
    public static IReadOnlyList<ProsePart> Parts(MarkdownDocument tree, string body) =>
    [
        .. tree.Descendants<Block>()
            .SelectMany(block => block is Table table ? Rows(table, body) : Leaf(block, body)),
    ];

    /// <summary>
    /// The places in a part at which a bracket <c>[</c> or <c>&lt;</c> stands that a backslash does not escape, outside
    /// code, comments and addresses in angle brackets.
    /// </summary>
    /// <remarks>The time is linear in the length of the part.</remarks>
    public static IEnumerable<int> Brackets(string body, ProsePart part)
    {
        Dictionary<int, Queue<int>>? runs = null;
        var hasComments = true;
        for (var at = Next(body, part.Start, part.End); at < part.End; at = Next(body, at, part.End))
        {
            var c = body[at];
            if (c == '\\')
            {
                at += 2;
            }
            else if (c == '`')
            {
                var length = RunAt(body, at, part.End);
                runs ??= Runs(body, at, part.End);
                at = Closing(runs, length, at) is { } close ? close + length : at + length;
            }
            else if (c == '<' && hasComments && HtmlComment.Begins(body.AsSpan(at, part.End - at)))
            {
                var length = HtmlComment.LengthOf(body.AsSpan(at, part.End - at));
                hasComments = length > 0; // When one does not end, no later one does.
                at += Math.Max(1, length);
            }
            else if (c == '<' && AddressEnd(body, at, part.End) is { } end)
            {
                at = end;
            }
            else
            {
                yield return at;
                at++;
            }
        }
    }

    private static int Next(string body, int at, int end) =>
        at < end && body.AsSpan(at, end - at).IndexOfAny(Signs) is var found and >= 0 ? at + found : end;

    private static IEnumerable<ProsePart> Leaf(Block block, string body)
    {
        var (start, end) = (block.Span.Start, block.Span.End + 1);
        if (block is ParagraphBlock or HeadingBlock && block.Parent is not TableCell
            && start >= 0 && end > start && end <= body.Length)
        {
            yield return new ProsePart(start, end,
                block is ParagraphBlock { Parent: MarkdownDocument } ? ProseKind.Paragraph : ProseKind.Inside);
        }
    }

    // Each row is one line, and the line of dashes is one more. What opens in one row is not closed in another.
    private static IEnumerable<ProsePart> Rows(Table table, string body)
    {
        var start = table.Span.Start;
        if (start < 0 || start >= body.Length)
        {
            yield break;
        }

        start = start == 0 ? 0 : body.LastIndexOf('\n', start - 1) + 1;
        for (var line = 0; line <= table.Count && start < body.Length; line++)
        {
            var end = body.IndexOf('\n', start) is var found and >= 0 ? found : body.Length;
            yield return new ProsePart(start, end, ProseKind.Table);
            start = end + 1;
        }
    }

    private static int RunAt(string body, int at, int end)
    {
        var stop = at;
        while (stop < end && body[stop] == '`')
        {
            stop++;
        }

        return stop - at;
    }

    // All runs of backticks by length, so that a run that nothing closes costs no search.
    private static Dictionary<int, Queue<int>> Runs(string body, int at, int end)
    {
        var runs = new Dictionary<int, Queue<int>>();
        while (at < end)
        {
            if (body[at] != '`')
            {
                at++;
                continue;
            }

            var length = RunAt(body, at, end);
            (runs.TryGetValue(length, out var same) ? same : runs[length] = new Queue<int>()).Enqueue(at);
            at += length;
        }

        return runs;
    }

    private static int? Closing(Dictionary<int, Queue<int>> runs, int length, int at)
    {
        if (!runs.TryGetValue(length, out var same))
        {
            return null; // behind a backslash, a run is shorter than it looks
        }

        while (same.TryPeek(out var start) && start <= at)
        {
            same.Dequeue();
        }

        return same.TryPeek(out var close) ? close : null;
    }

    // <https://example.org> and <a@example.org> are links.
    private static int? AddressEnd(string body, int at, int end)
    {
        var isAddress = false;
        for (var i = at + 1; i < Math.Min(end, at + 2000); i++)
        {
            switch (body[i])
            {
                case '>': return isAddress ? i + 1 : null;
                case ':' or '@' when i > at + 1: isAddress = true; break;
                case ' ' or '\n' or '<' or '"' or '\'': return null;
                case '/' or '=' when !isAddress: return null;
            }
        }

        return null;
    }
}
