using Markdig.Renderers;
using Markdig.Renderers.Html;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>Writes a matrix of another article, with the sources that it cites and a link to that article.</summary>
/// <param name="shown">The view of all matrices, including included ones; null for whole matrices.</param>
/// <param name="includes">The matrix for each include; null when that is not known.</param>
internal sealed class IncludeRenderer(MatrixSelections? shown, IReadOnlyDictionary<Include, IncludedMatrix>? includes)
    : HtmlObjectRenderer<IncludeBlock>
{
    protected override void Write(HtmlRenderer renderer, IncludeBlock obj)
    {
        renderer.EnsureLine();
        if (obj.Problem is { } problem)
        {
            WriteSentence(renderer, problem.Message);
        }
        else if (includes is null || !includes.TryGetValue(obj.Include!, out var included))
        {
            WriteSentence(renderer, $"This place shows a table of the page “{obj.Include!.Name}”.");
        }
        else if (included.Sentence is { } sentence)
        {
            WriteSentence(renderer, sentence);
        }
        else
        {
            Write(renderer, obj, included);
        }
    }

    private void Write(HtmlRenderer renderer, IncludeBlock obj, IncludedMatrix included)
    {
        var prefix = $"i{obj.Number}.";
        renderer.Write($"<div class=\"included\" id=\"{prefix}included\">").WriteLine();
        // The number distinguishes two parts of one table, and a table of this page with the same name.
        var name = $"{included.Whole!.Name} ({included.Article!.Title}, {obj.Number})";
        included.Article.WritePart(renderer.Writer, included, shown, name, prefix);
        renderer.Write("<p class=\"small\">This table is part of <a href=\"")
            .Write(Addresses.Section(included.Slug, MatrixHtml.SectionId(included.Whole!))).Write("\">")
            .WriteEscape(included.Article.Title)
            .WriteLine("</a> and changes with it.</p>");
        if (included.Missing.Count > 0)
        {
            WriteSentence(renderer, $"The table no longer has {string.Join(", ", included.Missing.Take(5))}.");
        }

        renderer.WriteLine("</div>");
    }

    private static void WriteSentence(HtmlRenderer renderer, string sentence) =>
        renderer.Write("<div class=\"notice warn\"><p>").WriteEscape(sentence).WriteLine("</p></div>");
}
