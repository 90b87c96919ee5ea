using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Wiki.Text.Prose;

/// <summary>
/// Finds lists of definitions as PHP Markdown Extra has them: lines of terms, below them or below one empty line a
/// definition behind <c>: </c>. What belongs to a definition is indented as far as its first word, or by four blanks.
/// </summary>
internal sealed class DefinitionParser : BlockParser
{
    private const int Deepest = 4;

    public DefinitionParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !Begins(processor.Line)
            || processor.LastBlock is not ParagraphBlock { Lines.Count: > 0, Parent: { } around } paragraph
            || !ReferenceEquals(processor.GetCurrentContainerOpened(), around) || around is DefinitionList)
        {
            return BlockState.None;
        }

        var lines = paragraph.Lines;
        var below = processor.LineIndex - lines.Lines[lines.Count - 1].Line;
        if (below is < 1 or > 2)
        {
            return BlockState.None;
        }

        if (!processor.TryDiscard(paragraph))
        {
            around.RemoveAt(around.Count - 1);
        }

        if (around.LastChild is not DefinitionList list)
        {
            list = new DefinitionList(this)
            {
                Line = paragraph.Line,
                Column = paragraph.Column,
                Span = paragraph.Span,
                IsOpen = false,
            };
            around.Add(list);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines.Lines[i];
            var term = new DefinitionTerm(this)
            {
                Line = line.Line,
                Column = line.Column,
                Span = new SourceSpan(line.Slice.Start, line.Slice.End),
                IsOpen = false,
                Lines = new StringLineGroup(1),
            };
            line.Slice.Trim();
            term.Lines.Add(line);
            list.Add(term);
        }

        Open(processor, list, below == 2);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var definition = (Definition)block;
        if (processor.IsBlankLine)
        {
            if (definition.Count == 0)
            {
                return BlockState.Break;
            }

            definition.Blank = processor.LineIndex;
            return BlockState.Continue;
        }

        var isBehindBlank = definition.Blank == processor.LineIndex - 1;
        var content = Math.Min(definition.Content, definition.Mark + Deepest);
        if (processor.Column >= content)
        {
            definition.IsLoose |= isBehindBlank;
            processor.GoToColumn(content);
            Grow(definition, processor.Line.End);
            return BlockState.Continue;
        }

        if (!processor.IsCodeIndent && Begins(processor.Line) && definition.Parent is DefinitionList list)
        {
            processor.Close(definition);
            Open(processor, list, isBehindBlank);
            return BlockState.Continue;
        }

        return BlockState.None;
    }

    private void Open(BlockProcessor processor, DefinitionList list, bool isLoose)
    {
        var mark = processor.Column;
        var start = processor.Start;
        processor.NextChar();
        processor.ParseIndent();
        var content = processor.Column;
        if (content > mark + 1 + Deepest)
        {
            content = mark + 2;
            processor.GoToColumn(content);
        }

        var definition = new Definition(this)
        {
            Line = processor.LineIndex,
            Column = mark,
            Span = new SourceSpan(start, processor.Line.End),
            Mark = mark,
            Content = content,
            IsLoose = isLoose,
        };
        list.Add(definition);
        Grow(definition, processor.Line.End);
        processor.Open(definition);
    }

    private static void Grow(Definition definition, int end)
    {
        definition.UpdateSpanEnd(end);
        definition.Parent!.UpdateSpanEnd(end);
    }

    private static bool Begins(StringSlice line)
    {
        var text = line.AsSpan();
        return text is [':', ' ' or '\t', ..] && !text[1..].IsWhiteSpace();
    }
}
