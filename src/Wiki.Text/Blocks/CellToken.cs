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
/// <param name="Typed">The token as typed.</param>
/// <param name="Column">Where it starts in the trimmed cell, from 1.</param>
/// <param name="Code">For a broken token the code of the problem.</param>
internal readonly record struct CellToken(
    CellTokenKind Kind, string Text, string Typed, int Column, string Code = "")
{
    internal bool Is(CellTokenKind kind) => Kind == kind;

    internal bool IsWord(string word) => Kind == CellTokenKind.Word && Text == word;
}
