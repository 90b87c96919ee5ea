namespace Wiki.Text.Diffing.Words;

/// <summary>A part of a changed line. Together, the parts are the line. No part ends inside a character.</summary>
/// <param name="Text">The text of the part, never empty.</param>
/// <param name="Marked">
/// Whether the other side lacks the part. The unmarked parts of both sides are the same text.
/// </param>
public readonly record struct DiffSpan(string Text, bool Marked);
