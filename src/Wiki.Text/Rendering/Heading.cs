namespace Wiki.Text.Rendering;

/// <summary>A heading of an article, for the table of contents and for links.</summary>
/// <param name="Level">The level: 2 for a section, 3 for a section inside it, up to 6.</param>
/// <param name="Id">The anchor, unique in the article.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Line">Its line in the text, from 1.</param>
public sealed record Heading(int Level, string Id, string Text, int Line);
