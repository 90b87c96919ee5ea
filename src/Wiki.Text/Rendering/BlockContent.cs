using Markdig.Parsers;
using Markdig.Renderers;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>The content of a structured block, and how to write it as HTML.</summary>
internal abstract class BlockContent
{
    /// <summary>The id of the block's element on the page.</summary>
    public abstract string Id { get; }

    /// <summary>The lines as typed, the marker first.</summary>
    public abstract IEnumerable<SourceLine> Source { get; }

    /// <summary>
    /// Reads the inline Markdown of the block and adds it to <paramref name="tree"/> in the order of the text, so that
    /// footnotes get their numbers in the order of reading.
    /// </summary>
    public abstract void ReadInlines(InlineProcessor inlines, StructuredBlock tree);

    /// <summary>All problems of the block.</summary>
    public abstract IEnumerable<Problem> Problems { get; }

    /// <summary>The words of the cells, for search.</summary>
    public abstract IEnumerable<string> Words { get; }

    /// <summary>Writes the block as HTML. Screen readers announce it as <paramref name="name"/>.</summary>
    public abstract void Write(HtmlRenderer renderer, LinkTargets targets, MatrixSelections? shown, string name);

    /// <summary>Reads a block of a page.</summary>
    /// <param name="block">The block, after its lines were collected.</param>
    /// <param name="isDefined">Whether the page defines a footnote of this name.</param>
    /// <param name="repeated">The problem M009 when an earlier block has the same id; otherwise null.</param>
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
                    Unread = timeline.Unread,
                };
            default:
                var list = PredictionReader.Read(marker, block.Source).WithSources(isDefined);
                list = repeated is null ? list : list.With(repeated);
                return new NamedTableContent(marker, list.Source, list.Columns, list.IsBroken, [.. list.Problems],
                    [.. list.Predictions.Select(it => new NamedRow(it.Label, it.Line, it.Cells, it.Problems))])
                {
                    Predictions = list,
                    Unread = list.Unread,
                };
        }
    }
}
