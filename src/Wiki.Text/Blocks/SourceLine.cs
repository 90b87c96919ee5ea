namespace Wiki.Text.Blocks;

/// <summary>One line of an article's source.</summary>
/// <param name="Number">Its number in the article, from 1.</param>
/// <param name="Text">The line without its line ending.</param>
public readonly record struct SourceLine(int Number, string Text);
