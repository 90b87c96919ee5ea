namespace Wiki.Text.Diffing;

/// <summary>A part of a changed line. Joined, the parts are the line; no part ends inside a character.</summary>
/// <param name="Text">The part as it stands in the line, never empty.</param>
/// <param name="Marked">Whether the other side lacks it; the unmarked parts of both sides are the same text.</param>
public readonly record struct DiffSpan(string Text, bool Marked);
