using Markdig.Parsers;
using Markdig.Renderers;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>What a structured block says, and how it is written.</summary>
internal abstract class BlockContent
{
    /// <summary>The id of its element on the page.</summary>
    public abstract string Id { get; }

    /// <summary>Its lines as typed, the marker first.</summary>
    public abstract IEnumerable<SourceLine> Source { get; }

    /// <summary>
    /// Reads the inline Markdown in it and adds what it finds to <paramref name="tree"/>: in the order of the source, so
    /// that footnotes are numbered as they are read.
    /// </summary>
    public abstract void ReadInlines(InlineProcessor inlines, StructuredBlock tree);

    /// <summary>Everything found in it.</summary>
    public abstract IEnumerable<Problem> Problems { get; }

    /// <summary>The words of its cells, for search.</summary>
    public abstract IEnumerable<string> Words { get; }

    /// <summary>Writes it; <paramref name="name"/> is what readers hear it called.</summary>
    public abstract void Write(HtmlRenderer renderer, LinkTargets targets, ShownMatrices? shown, string name);

    /// <summary>Reads a block of a page.</summary>
    /// <param name="block">The block, its lines collected.</param>
    /// <param name="isDefined">Whether the page defines a footnote.</param>
    /// <param name="repeated">M009 when an earlier block has the same id.</param>
    public static BlockContent Read(CommentBlock block, Func<string, bool> isDefined, Problem? repeated)
    {
        var marker = block.Marker!;
        switch (marker.Kind)
        {
            case BlockKind.Matrix:
                var matrix = MatrixReader.Read(marker, block.Source).WithSources(isDefined);
                return new MatrixContent(repeated is null ? matrix : matrix.With(repeated));
            case BlockKind.Timeline:
                var timeline = TimelineReader.Read(marker, block.Source).WithSources(isDefined);
                timeline = repeated is null ? timeline : timeline.With(repeated);
                return new NamedTableContent(marker, timeline.Source, timeline.Columns, timeline.IsBroken, [.. timeline.Problems],
                    [.. timeline.Events.Select(it => new NamedRow(it.Label, it.Line, it.Cells, it.Problems))])
                {
                    Timeline = timeline,
                };
            default:
                var list = PredictionReader.Read(marker, block.Source).WithSources(isDefined);
                list = repeated is null ? list : list.With(repeated);
                return new NamedTableContent(marker, list.Source, list.Columns, list.IsBroken, [.. list.Problems],
                    [.. list.Predictions.Select(it => new NamedRow(it.Label, it.Line, it.Cells, it.Problems))])
                {
                    Predictions = list,
                };
        }
    }
}
