using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks;

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
