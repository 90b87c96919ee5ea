using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks;

namespace Wiki.Text.Rendering;

/// <summary>A line that includes a matrix, or tries to.</summary>
internal sealed class IncludeBlock : LeafBlock
{
    public IncludeBlock(BlockParser parser, string line, int number)
        : base(parser)
    {
        ProcessInlines = false;
        Typed = line;
        Include = Blocks.Include.TryParse(line, out var include) ? include : null;
    }

    /// <summary>The line as typed.</summary>
    public string Typed { get; }

    /// <summary>The include, or null when the line has a mistake.</summary>
    public Include? Include { get; }

    /// <summary>Its position among the includes of the page, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Its problem, or null for none.</summary>
    public Problem? Problem => Include is not null ? null
        : new Problem("M012", Severity.Error, Line + 1, 1,
            $"\"{Quoted.Short(Typed)}\" does not say which matrix to show. Write "
            + "{{matrix page#id}}, or {{matrix page#id cols=xen,kvm rows=key,key}} to show a part of it.");
}

/// <summary>Finds lines that include a matrix. They start in column 1, outside lists, quotes and code.</summary>
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
