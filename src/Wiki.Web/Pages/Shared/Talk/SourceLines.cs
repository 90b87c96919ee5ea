namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The text of a revision with the topics on its lines, drawn by <c>_SourceLines</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Threads">The topics.</param>
public sealed record SourceLines(string Text, LineThreads Threads)
{
    /// <summary>The lines with their numbers, from 1. A line feed at the end begins no further line.</summary>
    public IEnumerable<(int Number, string Text)> Lines =>
        (Text.EndsWith('\n') ? Text[..^1] : Text).Split('\n').Select((line, i) => (i + 1, line));
}
