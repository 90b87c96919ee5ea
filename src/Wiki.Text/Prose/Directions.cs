using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Prose;

/// <summary>
/// Says of each block whose first letter is of a script from right to left, and of each block inside it that is not,
/// in which direction it runs. A page without such letters costs nothing.
/// </summary>
internal static class Directions
{
    private const string RightToLeft = "rtl";
    private const string LeftToRight = "ltr";

    /// <summary>Adds the directions to a page.</summary>
    /// <param name="document">The page.</param>
    /// <param name="text">Its text.</param>
    public static void Add(MarkdownDocument document, string text)
    {
        if (!DirectionControls.HasRightToLeft(text))
        {
            return;
        }

        var known = new Dictionary<Block, string?>(ReferenceEqualityComparer.Instance);
        foreach (var block in document)
        {
            Find(block, known);
        }

        foreach (var block in document)
        {
            Write(block, LeftToRight, known);
        }
    }

    private static string? Find(Block block, Dictionary<Block, string?> known)
    {
        string? direction = null;
        if (block is ContainerBlock container)
        {
            foreach (var child in container)
            {
                var ofChild = Find(child, known);
                direction ??= ofChild;
            }
        }
        else if (block is CodeBlock)
        {
            direction = null;
        }
        else if (block is LeafBlock leaf)
        {
            direction = Of(leaf.Inline);
        }

        known[block] = direction;
        return direction;
    }

    private static void Write(Block block, string around, Dictionary<Block, string?> known)
    {
        // A row runs as its table does.
        var direction = block is Markdig.Extensions.Tables.TableRow ? around : known[block] ?? around;
        if (direction != around)
        {
            block.GetAttributes().AddProperty("dir", direction);
        }

        if (block is ContainerBlock container)
        {
            foreach (var child in container)
            {
                Write(child, direction, known);
            }
        }
    }

    private static string? Of(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? [])
        {
            var found = inline switch
            {
                LiteralInline literal => Of(literal.Content.AsSpan()),
                AutolinkInline => LeftToRight,
                WikiLink link => Of(link.Label),
                Abbreviated word => Of(word.Word),
                ContainerInline children => Of(children),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Of(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (DirectionControls.IsRightToLeft(rune))
            {
                return RightToLeft;
            }

            if (Rune.IsLetter(rune))
            {
                return LeftToRight;
            }
        }

        return null;
    }
}
