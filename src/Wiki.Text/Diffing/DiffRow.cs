using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>
/// One line of a diff, or an old and a new line side by side. Line numbers count from 1. Every line of either text is
/// in exactly one row.
/// </summary>
public abstract record DiffRow
{
    private DiffRow()
    {
    }

    /// <summary>The old line of the row, or null.</summary>
    public abstract DiffLine? OldLine { get; }

    /// <summary>The new line of the row, or null.</summary>
    public abstract DiffLine? NewLine { get; }

    /// <summary>A line both texts have.</summary>
    /// <param name="OldNumber">Its number in the old text.</param>
    /// <param name="NewNumber">Its number in the new text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Unchanged(int OldNumber, int NewNumber, string Text) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine => DiffLine.Plain(OldNumber, Text);

        /// <inheritdoc/>
        public override DiffLine NewLine => DiffLine.Plain(NewNumber, Text);
    }

    /// <summary>An old line and the new one that continues it.</summary>
    /// <param name="OldNumber">The number of the old line.</param>
    /// <param name="NewNumber">The number of the new line.</param>
    /// <param name="Old">The old line; marked is what the new one lacks.</param>
    /// <param name="New">The new line; marked is what the old one lacks.</param>
    /// <param name="Likeness">What the two have in common although they differ.</param>
    public sealed record Changed(
        int OldNumber, int NewNumber, ImmutableArray<DiffSpan> Old, ImmutableArray<DiffSpan> New, Likeness Likeness)
        : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine => new(OldNumber, Old);

        /// <inheritdoc/>
        public override DiffLine NewLine => new(NewNumber, New);

        /// <summary>Whether the lines are the same without their white space.</summary>
        public bool WhitespaceOnly => Likeness is Likeness.ButForLineEnd or Likeness.ButForBlanks;
    }

    /// <summary>A line only the old text has.</summary>
    /// <param name="OldNumber">Its number in the old text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Removed(int OldNumber, string Text) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine => DiffLine.Whole(OldNumber, Text);

        /// <inheritdoc/>
        public override DiffLine? NewLine => null;
    }

    /// <summary>A line only the new text has.</summary>
    /// <param name="NewNumber">Its number in the new text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Added(int NewNumber, string Text) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine => null;

        /// <inheritdoc/>
        public override DiffLine NewLine => DiffLine.Whole(NewNumber, Text);
    }

    /// <summary>A line where it stood before it was moved.</summary>
    /// <param name="OldLine">The line; marked is what it lacks in its new place.</param>
    /// <param name="NewNumber">Its number in the new text, where a <see cref="MovedHere"/> shows it.</param>
    /// <param name="Move">The passage it belongs to.</param>
    public sealed record MovedAway(DiffLine OldLine, int NewNumber, Move Move) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine { get; } = OldLine;

        /// <inheritdoc/>
        public override DiffLine? NewLine => null;

        /// <summary>Whether the passage begins with it.</summary>
        public bool IsFirst => OldLine.Number == Move.Old.First;
    }

    /// <summary>A line where it stands after it was moved.</summary>
    /// <param name="NewLine">The line; marked is what it lacked in its old place.</param>
    /// <param name="OldNumber">Its number in the old text, where a <see cref="MovedAway"/> shows it.</param>
    /// <param name="Move">The passage it belongs to.</param>
    public sealed record MovedHere(DiffLine NewLine, int OldNumber, Move Move) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine => null;

        /// <inheritdoc/>
        public override DiffLine NewLine { get; } = NewLine;

        /// <summary>Whether the passage begins with it.</summary>
        public bool IsFirst => NewLine.Number == Move.New.First;
    }

    /// <summary>
    /// A row of a passage that is divided into lines in another way: split, joined or wrapped anew. The old and the
    /// new line of one row need not continue each other; those of the whole passage do, and marks are only on words
    /// that one side of the passage lacks.
    /// </summary>
    /// <param name="OldLine">The next old line of the passage; null when it has no more.</param>
    /// <param name="NewLine">The next new line of the passage; null when it has no more.</param>
    /// <param name="Old">All its old lines.</param>
    /// <param name="New">All its new lines; where there is one, there are several old ones.</param>
    /// <param name="WhitespaceOnly">Whether the passage is the same without white space and line feeds.</param>
    public sealed record Resplit(DiffLine? OldLine, DiffLine? NewLine, LineRun Old, LineRun New, bool WhitespaceOnly)
        : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine { get; } = OldLine;

        /// <inheritdoc/>
        public override DiffLine? NewLine { get; } = NewLine;

        /// <summary>Whether the passage begins with this row.</summary>
        public bool IsFirst => OldLine?.Number == Old.First && NewLine?.Number == New.First;
    }
}
