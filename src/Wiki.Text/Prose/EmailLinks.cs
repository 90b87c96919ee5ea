using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>Makes links of bare e-mail addresses, by the rule of GitHub.</summary>
internal static class EmailLinks
{
    public static void Add(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>().Where(it => it.Content.IndexOf('@') >= 0).ToList())
        {
            if (literal.Parent is not null && !IsInLink(literal))
            {
                Join(literal);
                Divide(literal);
            }
        }
    }

    private static bool IsInLink(Inline inline)
    {
        for (var around = inline.Parent; around is not null; around = around.Parent)
        {
            if (around is LinkInline)
            {
                return true;
            }
        }

        return false;
    }

    // Signs of emphasis that mean nothing are texts of their own.
    private static void Join(LiteralInline literal)
    {
        while (literal.PreviousSibling is LiteralInline before && Continues(before, literal))
        {
            literal.Content.Start = before.Content.Start;
            literal.Span.Start = before.Span.Start;
            literal.Column = before.Column;
            before.Remove();
        }

        while (literal.NextSibling is LiteralInline behind && Continues(literal, behind))
        {
            literal.Content.End = behind.Content.End;
            literal.Span.End = behind.Span.End;
            behind.Remove();
        }

        static bool Continues(LiteralInline first, LiteralInline second) =>
            ReferenceEquals(first.Content.Text, second.Content.Text) && first.Content.End + 1 == second.Content.Start;
    }

    private static void Divide(LiteralInline literal)
    {
        var text = literal.Content;
        var from = text.Start;
        for (var at = text.IndexOf('@'); at >= 0 && at <= text.End; at = Next(text, at + 1))
        {
            var start = at;
            while (start > from && IsLocal(text.Text[start - 1]))
            {
                start--;
            }

            var end = EndOfDomain(text, at + 1);
            if (start == at || end < 0)
            {
                from = at + 1;
                continue;
            }

            var offset = literal.Span.Start - literal.Content.Start;
            var link = new AutolinkInline(text.Text[start..end])
            {
                IsEmail = true,
                Line = literal.Line,
                Column = literal.Column + start - literal.Content.Start,
                Span = new SourceSpan(offset + start, offset + end - 1),
            };
            var rest = new LiteralInline
            {
                Content = new StringSlice(text.Text, end, text.End),
                Line = literal.Line,
                Column = link.Column + end - start,
                Span = new SourceSpan(offset + end, literal.Span.End),
            };
            literal.Content.End = start - 1;
            literal.Span.End = offset + start - 1;
            literal.InsertAfter(link);
            link.InsertAfter(rest);
            if (literal.Content.IsEmpty)
            {
                literal.Remove();
            }

            literal = rest;
            from = end;
            at = end - 1;
        }

        if (literal.Content.IsEmpty)
        {
            literal.Remove();
        }
    }

    private static int Next(StringSlice text, int start)
    {
        var next = start > text.End ? -1 : text.Text.AsSpan(start, text.End + 1 - start).IndexOf('@');
        return next < 0 ? -1 : start + next;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-' or '_';

    // Letters, digits, "-" and "_", with dots between them, at least one; the last sign is a letter or a digit.
    private static int EndOfDomain(StringSlice text, int start)
    {
        var (end, dots) = (start, 0);
        for (; end <= text.End; end++)
        {
            var c = text.Text[end];
            if (c == '.' && end > start && end < text.End && char.IsAsciiLetterOrDigit(text.Text[end + 1]))
            {
                dots++;
            }
            else if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                break;
            }
        }

        return dots > 0 && char.IsAsciiLetterOrDigit(text.Text[end - 1]) && (end > text.End || text.Text[end] != '@')
            ? end : -1;
    }
}
