using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Old lines and the new lines that continue them: one line each, or a passage that was wrapped differently.
/// </summary>
/// <param name="Lines">The lines. Neither side is empty.</param>
internal abstract record Stretch(Hunk Lines)
{
    /// <summary>One line and the line that continues it. Equal lines are not a change.</summary>
    public sealed record Pair(int Old, int New) : Stretch(new Hunk(Old, 1, New, 1));

    /// <summary>Lines that were split, joined or wrapped differently.</summary>
    public sealed record Resplit(
        Hunk Lines, ImmutableArray<DiffLine> Old, ImmutableArray<DiffLine> New, bool WhitespaceOnly) : Stretch(Lines);
}
