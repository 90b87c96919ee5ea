namespace Wiki.Text.Blocks;

/// <summary>One line of an article's text.</summary>
/// <param name="Number">The number of the line in the article, from 1.</param>
/// <param name="Text">The line without its line ending.</param>
public readonly record struct SourceLine(int Number, string Text);
