using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>The result of merging two texts with the same base.</summary>
public abstract record MergeResult
{
    private MergeResult()
    {
    }

    /// <summary>The changes of both sides fit together.</summary>
    /// <param name="Text">The text with the changes of both sides.</param>
    public sealed record Clean(string Text) : MergeResult;

    /// <summary>In at least one place, the sides changed the same lines in different ways.</summary>
    /// <param name="Regions">
    /// The whole text, in order. At least one region is a <see cref="MergeRegion.Conflict"/>.
    /// </param>
    public sealed record Conflicted(ImmutableArray<MergeRegion> Regions) : MergeResult;
}

/// <summary>A run of whole lines in a merge, each with its line feed.</summary>
public abstract record MergeRegion
{
    private MergeRegion()
    {
    }

    /// <summary>Lines that neither side changed, or that both changed in the same way.</summary>
    /// <param name="Text">The lines; never empty.</param>
    public sealed record Agreed(string Text) : MergeRegion;

    /// <summary>Lines that only my side changed.</summary>
    /// <param name="Text">My lines; empty if I removed lines.</param>
    public sealed record OnlyMine(string Text) : MergeRegion;

    /// <summary>Lines that only their side changed.</summary>
    /// <param name="Text">Their lines; empty if they removed lines.</param>
    public sealed record OnlyTheirs(string Text) : MergeRegion;

    /// <summary>Rows of a structured block that both sides changed, but in different cells.</summary>
    /// <param name="Text">The rows with the changes of both sides; never empty.</param>
    public sealed record Combined(string Text) : MergeRegion;

    /// <summary>Lines that both sides changed in different ways.</summary>
    /// <param name="Base">The lines of the base; empty if both sides added lines.</param>
    /// <param name="Mine">My lines; empty if I removed lines.</param>
    /// <param name="Theirs">Their lines; empty if they removed lines.</param>
    public sealed record Conflict(string Base, string Mine, string Theirs) : MergeRegion
    {
        /// <summary>
        /// The row that the lines are, with the cells to decide; null when the lines are not one row of a block.
        /// </summary>
        public RowConflict? Row { get; init; }

        /// <summary>Whether the lines are the same. They decide the cells.</summary>
        public bool Equals(Conflict? other) =>
            other is not null && (Base, Mine, Theirs) == (other.Base, other.Mine, other.Theirs);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(Base, Mine, Theirs);
    }
}
