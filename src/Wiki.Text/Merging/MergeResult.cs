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
