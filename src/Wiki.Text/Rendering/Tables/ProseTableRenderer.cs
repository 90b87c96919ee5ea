using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Rendering.Tables;

/// <summary>
/// Writes an ordinary table in its own box, which scrolls sideways. Alignment is a class, because the content security
/// policy forbids style attributes.
/// </summary>
internal sealed class ProseTableRenderer : HtmlObjectRenderer<Table>
{
    private int _count;

    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine();
        // Two boxes with the same name would look alike in a screen reader's list of regions.
        renderer.Write("<section class=\"table\" tabindex=\"0\" aria-label=\"Table");
        if (++_count > 1)
        {
            renderer.Write($" {_count}");
        }

        renderer.Write("\"><table").WriteAttributes(obj).WriteLine('>');
        var rows = obj.OfType<TableRow>().ToList();
        WriteSection(renderer, obj, "thead", "th", rows.TakeWhile(row => row.IsHeader));
        WriteSection(renderer, obj, "tbody", "td", rows.SkipWhile(row => row.IsHeader));
        renderer.WriteLine("</table></section>");
    }

    private static void WriteSection(
        HtmlRenderer renderer, Table table, string section, string element, IEnumerable<TableRow> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (!any)
            {
                renderer.Write('<').Write(section).WriteLine(">");
                any = true;
            }

            renderer.Write("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                WriteCell(renderer, table, element, (TableCell)row[i], i);
            }

            renderer.WriteLine("</tr>");
        }

        if (any)
        {
            renderer.Write("</").Write(section).WriteLine(">");
        }
    }

    private static void WriteCell(HtmlRenderer renderer, Table table, string element, TableCell cell, int index)
    {
        var column = index < table.ColumnDefinitions.Count ? table.ColumnDefinitions[index] : null;
        renderer.Write('<').Write(element);
        if (element == "th")
        {
            renderer.Write(" scope=\"col\"");
        }

        renderer.Write(column?.Alignment switch
        {
            TableColumnAlign.Center => " class=\"center\"",
            TableColumnAlign.Right => " class=\"end\"",
            _ => "",
        });
        renderer.WriteAttributes(cell).Write('>');
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell is [ParagraphBlock];
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.Write("</").Write(element).Write('>');
    }
}
