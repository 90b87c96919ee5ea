using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Rendering;

/// <summary>A line that includes a matrix, or that means to.</summary>
internal sealed class IncludeBlock : LeafBlock
{
    public IncludeBlock(BlockParser parser, string line, int number)
        : base(parser)
    {
        ProcessInlines = false;
        Typed = line;
        Include = Blocks.Include.TryParse(line, out var include) ? include : null;
    }

    /// <summary>The line.</summary>
    public string Typed { get; }

    /// <summary>What it includes; null when it is not well written.</summary>
    public Include? Include { get; }

    /// <summary>Its place among the includes of the page, from 1.</summary>
    public int Number { get; set; }

    /// <summary>What is wrong with it; null for nothing.</summary>
    public Problem? Problem => Include is not null ? null
        : new Problem("M012", Severity.Error, Line + 1, 1,
            $"\"{Quoted.Short(Typed)}\" does not say which matrix to show; "
            + "write {{matrix article#id}}, or with a choice {{matrix article#id cols=xen,kvm rows=key,key}}");
}

/// <summary>Finds lines that include a matrix: from column 1, outside of lists, quotes and code.</summary>
internal sealed class IncludeParser : BlockParser
{
    public IncludeParser() => OpeningCharacters = ['{'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.ToString();
        if (processor.Column != 0 || !Include.IsMeant(line))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new IncludeBlock(this, line, processor.LineIndex + 1)
        {
            Line = processor.LineIndex,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }
}

/// <summary>Writes a matrix of another article, with the sources it cites and the way to its home.</summary>
/// <param name="shown">What is shown of matrices, those included too; null for all.</param>
/// <param name="includes">What each include stands for; null when that is not known.</param>
internal sealed class IncludeRenderer(ShownMatrices? shown, IReadOnlyDictionary<Include, IncludedMatrix>? includes)
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
            WriteSentence(renderer, $"Here stands a table of the page “{obj.Include!.Name}”.");
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
        // Two parts of one table, or a table and its like on this page, are told apart by where they stand.
        var name = $"{included.Whole!.Name} ({included.Home!.Title}, {obj.Number})";
        included.Home.WritePart(renderer.Writer, included, shown, name, prefix);
        renderer.Write("<p class=\"small\">This table is part of <a href=\"/wiki/").Write(included.Slug).Write("#")
            .Write(MatrixHtml.SectionId(included.Whole!)).Write("\">").WriteEscape(included.Home.Title)
            .WriteLine("</a> and changes with it.</p>");
        if (included.Missing.Count > 0)
        {
            WriteSentence(renderer, $"It has no {string.Join(", no ", included.Missing.Take(5))} any more.");
        }

        renderer.WriteLine("</div>");
    }

    private static void WriteSentence(HtmlRenderer renderer, string sentence) =>
        renderer.Write("<div class=\"notice warn\"><p>").WriteEscape(sentence).WriteLine("</p></div>");
}
