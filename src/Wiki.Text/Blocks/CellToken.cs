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

    /// <summary>A note or code span that is never closed; the text is the message.</summary>
    Broken,
}

/// <summary>One token of a cell.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, or what stands between the backticks, the brackets, or <c>[^</c> and <c>]</c>.</param>
/// <param name="Cell">The trimmed cell it stands in.</param>
/// <param name="Column">Where it starts in the trimmed cell, from 1.</param>
/// <param name="End">Where it ends there: the column behind it, less 1.</param>
/// <param name="Code">For a broken token the code of the problem.</param>
internal readonly record struct CellToken(
    CellTokenKind Kind, string Text, string Cell, int Column, int End, string Code = "")
{
    /// <summary>The token as typed, for messages; made when it is asked for, because most tokens are faultless.</summary>
    internal string Typed => Cell[(Column - 1)..End];

    internal bool Is(CellTokenKind kind) => Kind == kind;

    internal bool IsWord(string word) => Kind == CellTokenKind.Word && Text == word;
}
