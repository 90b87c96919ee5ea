using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>What came of merging two texts that were made from the same one.</summary>
public abstract record MergeResult
{
    private MergeResult()
    {
    }

    /// <summary>Both sides' changes fit together.</summary>
    /// <param name="Text">The text with the changes of both sides.</param>
    public sealed record Clean(string Text) : MergeResult;

    /// <summary>In at least one place the sides changed the same lines differently.</summary>
    /// <param name="Regions">The whole text in order; at least one is a <see cref="MergeRegion.Conflict"/>.</param>
    public sealed record Conflicted(ImmutableArray<MergeRegion> Regions) : MergeResult;
}
