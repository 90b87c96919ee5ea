namespace Wiki.Web.Authors;

/// <summary>A part of a text that one revision introduced.</summary>
/// <param name="Text">The text, with the blanks after it.</param>
/// <param name="Origin">
/// The revision; null for blanks at the beginning, and for authors that were not asked for.
/// </param>
/// <param name="Author">Who saved that revision; null when <paramref name="Origin"/> is.</param>
/// <param name="IsMarked">Whether the passage before it has another author.</param>
public sealed record WrittenPassage(string Text, Origin? Origin, TextAuthor? Author, bool IsMarked);
