using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>The box at the start of a list item: <c>[ ]</c>, or <c>[x]</c> when the task is done.</summary>
internal sealed class TaskBox : LeafInline
{
    /// <summary>The class of the list item.</summary>
    public const string Class = "task";

    /// <summary>Whether the task is done.</summary>
    public required bool IsDone { get; init; }
}

/// <summary>
/// Finds the boxes of tasks, as GitHub does: first in a list item that begins with a paragraph, and before other words.
/// </summary>
internal sealed class TaskParser : InlineParser
{
    public TaskParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.Length < 5 || text[1] is not (' ' or '\t' or '\n' or 'x' or 'X') || text[2] != ']'
            || text[3] is not (' ' or '\t' or '\n') || text[4..].IsWhiteSpace()
            || processor.Block is not ParagraphBlock { Inline.FirstChild: null, Parent: ListItemBlock item } paragraph
            || !ReferenceEquals(item[0], paragraph))
        {
            return false;
        }

        item.GetAttributes().AddClass(TaskBox.Class);
        processor.Inline = new TaskBox
        {
            IsDone = text[1] is 'x' or 'X',
            Span = new SourceSpan(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + 2)),
            Line = line,
            Column = column,
        };
        slice.Start += 3;
        return true;
    }
}

/// <summary>Writes the box of a task. Nobody can tick it: the text says what is done.</summary>
internal sealed class TaskRenderer : HtmlObjectRenderer<TaskBox>
{
    protected override void Write(HtmlRenderer renderer, TaskBox obj) => renderer.Write(obj.IsDone
        ? "<input type=\"checkbox\" disabled checked aria-label=\"Done\">"
        : "<input type=\"checkbox\" disabled aria-label=\"Not done\">");
}
