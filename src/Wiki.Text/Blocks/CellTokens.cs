using System.Collections.Immutable;

namespace Wiki.Text.Blocks;

/// <summary>
/// Reads a cell as tokens, with one token of look-ahead. Blanks separate words. A <c>;</c>, a <c>,</c>, a note, a code
/// span and a citation also end a word.
/// </summary>
internal sealed class CellTokens
{
    private readonly string _text;
    private int _at;

    internal CellTokens(string text)
    {
        _text = text;
        Next = Read();
    }

    /// <summary>The next token.</summary>
    internal CellToken Next { get; private set; }

    /// <summary>Takes the next token.</summary>
    internal CellToken Take()
    {
        var token = Next;
        Next = Read();
        return token;
    }

    /// <summary>Takes the citations that come next, if any.</summary>
    internal ImmutableArray<Citation> TakeCitations()
    {
        var citations = ImmutableArray.CreateBuilder<Citation>(initialCapacity: 1);
        while (Next.Is(CellTokenKind.Citation))
        {
            var token = Take();
            citations.Add(new Citation(token.Text, token.Column));
        }

        return citations.DrainToImmutable();
    }

    private CellToken Read()
    {
        _at = Blank.Skip(_text, _at);
        if (_at == _text.Length)
        {
            return new CellToken(CellTokenKind.End, "", _text, _text.Length + 1, _text.Length);
        }

        return _text[_at] switch
        {
            ';' => Token(CellTokenKind.Semicolon, _at, _at + 1, 0, 0),
            ',' => Token(CellTokenKind.Comma, _at, _at + 1, 0, 0),
            '`' => ReadCode(),
            '(' => ReadNote(),
            _ when Citation.End(_text, _at) is var end and > 0 => Token(CellTokenKind.Citation, _at, end, 2, 1),
            _ => Token(CellTokenKind.Word, _at, WordEnd(), 0, 0),
        };
    }

    private CellToken ReadCode()
    {
        var close = _text.IndexOf('`', _at + 1);
        return close < 0 ? OpenCode(_at) : Token(CellTokenKind.Code, _at, close + 1, 1, 1);
    }

    private CellToken ReadNote()
    {
        var depth = 0;
        for (var i = _at; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case '`':
                    var close = _text.IndexOf('`', i + 1);
                    if (close < 0)
                    {
                        return OpenCode(i);
                    }

                    i = close;
                    break;
                case '(' when !IsEscaped(i):
                    depth++;
                    break;
                case ')' when !IsEscaped(i) && --depth == 0:
                    return Token(CellTokenKind.Note, _at, i + 1, 1, 1);
                default:
                    break;
            }
        }

        return Broken("C109", _at, "This note is not closed. Add \")\".");
    }

    private int WordEnd()
    {
        var end = _at + 1;
        while (end < _text.Length && !Blank.Is(_text[end]) && _text[end] is not (';' or ',' or '`')
            && !(_text[end] == '(' && !IsEscaped(end)) && Citation.End(_text, end) == 0)
        {
            end++;
        }

        return end;
    }

    // A bracket right after a backslash is literal, even when more backslashes come before that one.
    private bool IsEscaped(int bracket) => bracket > 0 && _text[bracket - 1] == '\\';

    private CellToken OpenCode(int at) => Broken("C117", at, "This code span is not closed. Add \"`\".");

    // Reading stops at the first problem, so nothing follows a broken token.
    private CellToken Broken(string code, int at, string message)
    {
        _at = _text.Length;
        return new CellToken(CellTokenKind.Broken, message, _text, at + 1, _text.Length, code);
    }

    private CellToken Token(CellTokenKind kind, int start, int end, int opening, int closing)
    {
        _at = end;
        return new CellToken(kind, _text[(start + opening)..(end - closing)], _text, start + 1, end);
    }
}

internal enum CellTokenKind
{
    End,
    Word,
    Code,
    Note,
    Citation,
    Semicolon,
    Comma,

    /// <summary>A note or code span without its end. The text is the message.</summary>
    Broken,
}

/// <summary>One token of a cell.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Text">The word, or the text between the backticks, the parentheses, or <c>[^</c> and <c>]</c>.</param>
/// <param name="Cell">The trimmed text of the cell.</param>
/// <param name="Column">The start of the token in the trimmed cell, from 1.</param>
/// <param name="End">The end of the token in the trimmed cell: the column behind it, less 1.</param>
/// <param name="Code">The code of the problem, for a broken token.</param>
internal readonly record struct CellToken(
    CellTokenKind Kind, string Text, string Cell, int Column, int End, string Code = "")
{
    /// <summary>The token as typed, for messages. It is made on demand, because most tokens need no message.</summary>
    internal string Typed => Cell[(Column - 1)..End];

    /// <summary>How much of the trimmed cell it takes.</summary>
    internal int Length => End - Column + 1;

    internal bool Is(CellTokenKind kind) => Kind == kind;

    internal bool IsWord(string word) => Kind == CellTokenKind.Word && Text == word;
}
