namespace Wiki.Web.Authors;

/// <summary>A part of a text that one revision introduced.</summary>
/// <param name="Text">The text, with the blanks after it.</param>
/// <param name="Origin">The revision; null for blanks at the beginning, and for what is not asked for.</param>
/// <param name="Author">Who saved that revision; null as the origin is.</param>
/// <param name="IsMarked">Whether the author is another than that of the passage before it.</param>
public sealed record WrittenPassage(string Text, Origin? Origin, TextAuthor? Author, bool IsMarked);
