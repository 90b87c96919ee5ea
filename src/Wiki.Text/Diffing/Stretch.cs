using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>Old lines and the new ones that continue them: one and one, or a passage divided in another way.</summary>
/// <param name="Lines">The lines; neither side is empty.</param>
internal abstract record Stretch(Hunk Lines)
{
    /// <summary>One line and the line that continues it; equal ones are no change.</summary>
    public sealed record Pair(int Old, int New) : Stretch(new Hunk(Old, 1, New, 1));

    /// <summary>Lines that were split, joined or wrapped anew.</summary>
    public sealed record Resplit(
        Hunk Lines, ImmutableArray<DiffLine> Old, ImmutableArray<DiffLine> New, bool WhitespaceOnly) : Stretch(Lines);
}
