using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>One line of a diff, or an old and a new line side by side. Line numbers count from 1.</summary>
public abstract record DiffRow
{
    private DiffRow()
    {
    }

    /// <summary>A line both texts have.</summary>
    /// <param name="OldNumber">Its number in the old text.</param>
    /// <param name="NewNumber">Its number in the new text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Unchanged(int OldNumber, int NewNumber, string Text) : DiffRow;

    /// <summary>An old line and the new one that continues it.</summary>
    /// <param name="OldNumber">The number of the old line.</param>
    /// <param name="NewNumber">The number of the new line.</param>
    /// <param name="Old">The old line; marked is what the new one lacks.</param>
    /// <param name="New">The new line; marked is what the old one lacks.</param>
    /// <param name="WhitespaceOnly">Whether the lines are the same without their white space.</param>
    public sealed record Changed(
        int OldNumber, int NewNumber, ImmutableArray<DiffSpan> Old, ImmutableArray<DiffSpan> New, bool WhitespaceOnly)
        : DiffRow;

    /// <summary>A line only the old text has.</summary>
    /// <param name="OldNumber">Its number in the old text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Removed(int OldNumber, string Text) : DiffRow;

    /// <summary>A line only the new text has.</summary>
    /// <param name="NewNumber">Its number in the new text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Added(int NewNumber, string Text) : DiffRow;
}
