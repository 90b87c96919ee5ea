using System.Collections.Immutable;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing;

/// <summary>
/// One line of a diff, or an old and a new line side by side. Line numbers start at 1. Every line of either text is in
/// exactly one row.
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

    /// <summary>A line that both texts have.</summary>
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

    /// <summary>An old line and the new line that continues it.</summary>
    /// <param name="OldNumber">The number of the old line.</param>
    /// <param name="NewNumber">The number of the new line.</param>
    /// <param name="Old">The old line. The parts that the new line lacks are marked.</param>
    /// <param name="New">The new line. The parts that the old line lacks are marked.</param>
    /// <param name="Kind">How far the two lines are alike.</param>
    public sealed record Changed(
        int OldNumber, int NewNumber, ImmutableArray<DiffSpan> Old, ImmutableArray<DiffSpan> New, ChangeKind Kind)
        : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine => new(OldNumber, Old);

        /// <inheritdoc/>
        public override DiffLine NewLine => new(NewNumber, New);

        /// <summary>Whether the lines are the same without their white space.</summary>
        public bool WhitespaceOnly => Kind is ChangeKind.LineEndOnly or ChangeKind.WhiteSpaceOnly;
    }

    /// <summary>A line that only the old text has.</summary>
    /// <param name="OldNumber">Its number in the old text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Removed(int OldNumber, string Text) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine => DiffLine.Whole(OldNumber, Text);

        /// <inheritdoc/>
        public override DiffLine? NewLine => null;
    }

    /// <summary>A line that only the new text has.</summary>
    /// <param name="NewNumber">Its number in the new text.</param>
    /// <param name="Text">The line without its line feed.</param>
    public sealed record Added(int NewNumber, string Text) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine => null;

        /// <inheritdoc/>
        public override DiffLine NewLine => DiffLine.Whole(NewNumber, Text);
    }

    /// <summary>A moved line, at its old place.</summary>
    /// <param name="OldLine">The line. The parts that it lacks at its new place are marked.</param>
    /// <param name="NewNumber">Its number in the new text. A <see cref="MovedHere"/> shows it there.</param>
    /// <param name="Move">The passage that the line belongs to.</param>
    public sealed record MovedAway(DiffLine OldLine, int NewNumber, Move Move) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine OldLine { get; } = OldLine;

        /// <inheritdoc/>
        public override DiffLine? NewLine => null;

        /// <summary>Whether the line is the first of its passage.</summary>
        public bool IsFirst => OldLine.Number == Move.Old.First;
    }

    /// <summary>A moved line, at its new place.</summary>
    /// <param name="NewLine">The line. The parts that it lacked at its old place are marked.</param>
    /// <param name="OldNumber">Its number in the old text. A <see cref="MovedAway"/> shows it there.</param>
    /// <param name="Move">The passage that the line belongs to.</param>
    public sealed record MovedHere(DiffLine NewLine, int OldNumber, Move Move) : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine => null;

        /// <inheritdoc/>
        public override DiffLine NewLine { get; } = NewLine;

        /// <summary>Whether the line is the first of its passage.</summary>
        public bool IsFirst => NewLine.Number == Move.New.First;
    }

    /// <summary>
    /// A row of a passage that was split, joined or wrapped differently. The whole new passage continues the whole old
    /// one, but the two lines of a row may be unrelated. Only words that one side of the passage lacks are marked.
    /// </summary>
    /// <param name="OldLine">The next old line of the passage, or null when there are no more.</param>
    /// <param name="NewLine">The next new line of the passage, or null when there are no more.</param>
    /// <param name="Old">All old lines of the passage.</param>
    /// <param name="New">All new lines of the passage. If there is only one, there are several old ones.</param>
    /// <param name="WhitespaceOnly">Whether the passage is the same without white space and line feeds.</param>
    public sealed record Resplit(DiffLine? OldLine, DiffLine? NewLine, LineRun Old, LineRun New, bool WhitespaceOnly)
        : DiffRow
    {
        /// <inheritdoc/>
        public override DiffLine? OldLine { get; } = OldLine;

        /// <inheritdoc/>
        public override DiffLine? NewLine { get; } = NewLine;

        /// <summary>Whether this row is the first of the passage.</summary>
        public bool IsFirst => OldLine?.Number == Old.First && NewLine?.Number == New.First;
    }
}
