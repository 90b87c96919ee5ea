using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering;

/// <summary>
/// Measures how deep a parsed text is nested. Writing is recursive, and Markdig refuses more than 128 levels.
/// </summary>
internal static class NestingDepth
{
    private const int Maximum = 100;

    /// <summary>The first line, from 1, that is nested too deeply to be written; null when there is none.</summary>
    public static int? FirstLineTooDeep(MarkdownDocument document)
    {
        int? first = null;
        var open = new Stack<(MarkdownObject Part, int Depth, int Line)>();
        open.Push((document, 0, 1));
        while (open.TryPop(out var it))
        {
            if (it.Depth > Maximum)
            {
                first = Math.Min(first ?? it.Line, it.Line);
                continue;
            }

            foreach (var child in Children(it.Part))
            {
                open.Push((child, it.Depth + 1, child is Block block ? block.Line + 1 : it.Line));
            }
        }

        return first;
    }

    private static IEnumerable<MarkdownObject> Children(MarkdownObject part) => part switch
    {
        ContainerBlock blocks => blocks,
        LeafBlock { Inline: { } inline } => inline,
        ContainerInline inlines => inlines,
        _ => [],
    };
}
