namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The source of a revision with the threads about its lines.</summary>
/// <param name="Text">The source.</param>
/// <param name="Threads">The threads.</param>
public sealed record SourceLines(string Text, LineThreads Threads)
{
    /// <summary>The lines with their numbers, from 1; nothing comes after the last line feed.</summary>
    public IEnumerable<(int Number, string Text)> Lines =>
        (Text.EndsWith('\n') ? Text[..^1] : Text).Split('\n').Select((line, i) => (i + 1, line));
}
