using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Prose;

/// <summary>
/// Reads quotations, and finds those that are alerts, as GitHub does: a quotation in no list and no other quotation
/// whose first line is <c>[!NOTE]</c>, TIP, IMPORTANT, WARNING or CAUTION and that says something below it.
/// </summary>
internal sealed class AlertParser : QuoteBlockParser
{
    private static readonly object Kind = new();

    private static readonly string[] Names = ["Note", "Tip", "Important", "Warning", "Caution"];

    /// <summary>The name of the kind of alert that a quotation is; null for any other quotation.</summary>
    public static string? NameOf(QuoteBlock quote) => (string?)quote.GetData(Kind);

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is QuoteBlock { Parent: MarkdownDocument, Count: > 0 } quote
            && quote[0] is ParagraphBlock { Lines.Count: > 0 } first
            && NameIn(first.Lines.Lines[0].Slice.AsSpan().Trim(" \t")) is { } name
            && (first.Lines.Count > 1 || quote.Count > 1))
        {
            quote.SetData(Kind, name);
            first.Lines.RemoveAt(0);
            if (first.Lines.Count == 0)
            {
                quote.Remove(first);
            }
            else
            {
                first.Line = first.Lines.Lines[0].Line;
                first.Span.Start = first.Lines.Lines[0].Slice.Start;
            }
        }

        return base.Close(processor, block);
    }

    private static string? NameIn(ReadOnlySpan<char> line)
    {
        foreach (var name in Names)
        {
            if (line.Length == name.Length + 3 && line.StartsWith("[!") && line[^1] == ']'
                && line[2..^1].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }
}

/// <summary>Writes a quotation, or an alert with its name.</summary>
internal sealed class AlertRenderer : QuoteBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock obj)
    {
        if (AlertParser.NameOf(obj) is not { } name)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<div class=\"alert ").Write(name.ToLowerInvariant()).Write("\" role=\"note\"");
        if (obj.TryGetAttributes()?.Properties is { } properties)
        {
            renderer.WriteAttributes(new HtmlAttributes { Properties = properties });
        }

        renderer.Write("><p class=\"alert-name\">").Write(name).WriteLine("</p>");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(obj);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }
}
