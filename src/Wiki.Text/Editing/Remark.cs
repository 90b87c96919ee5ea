using Wiki.Text.Blocks;

namespace Wiki.Text.Editing;

/// <summary>A problem of a text, with its place in the words of a reader and in the text.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Where its place starts in the line, in UTF-16 units from 1.</param>
/// <param name="Length">How long its place is; 0 when nothing is there.</param>
public sealed record Remark(Problem Problem, int Line, int Column, int Length)
{
    /// <summary>The marker of the structured block that it is in; null for none.</summary>
    public BlockMarker? Block { get; init; }

    /// <summary>The name of that block for readers; empty for none.</summary>
    public string BlockName { get; init; } = "";

    /// <summary>The row of the block that it is about; null for none.</summary>
    public Label? Row { get; init; }

    /// <summary>The system whose cell it is about; null for none.</summary>
    public Label? System { get; init; }

    /// <summary>What is typed at the place.</summary>
    public string Typed { get; init; } = "";

    /// <summary>The beginning of what is typed at the place; empty when the problem is about a whole line.</summary>
    public string Excerpt => Problem.Length is null ? "" : Quoted.Short(Typed);

    /// <summary>The message without the number of the line, which the place says.</summary>
    public string Sentence
    {
        get
        {
            var message = Problem.Message;
            var start = $"Line {Problem.Line}: ";
            return message.StartsWith(start, StringComparison.Ordinal) && message.Length > start.Length
                ? char.ToUpperInvariant(message[start.Length]) + message[(start.Length + 1)..]
                : message;
        }
    }
}
