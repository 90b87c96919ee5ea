namespace Wiki.Text.Blocks;

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

    internal bool Is(CellTokenKind kind) => Kind == kind;

    internal bool IsWord(string word) => Kind == CellTokenKind.Word && Text == word;
}
