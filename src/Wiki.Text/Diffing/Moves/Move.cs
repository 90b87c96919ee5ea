using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Moves;

/// <summary>
/// A passage that is at another place in the new text. Lines that were added or removed inside it belong to it.
/// </summary>
/// <param name="Number">The number of the move, from 1, in the order of the old text.</param>
/// <param name="Old">The lines at its old place. The first and the last line have moved.</param>
/// <param name="New">The lines at its new place. The first and the last line have moved.</param>
public sealed record Move(int Number, LineRun Old, LineRun New);

/// <summary>A range of neighbouring lines in a text.</summary>
/// <param name="First">The number of the first line, from 1.</param>
/// <param name="Count">The number of lines, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineRun(int First, int Count)
{
    /// <summary>The number of the last line.</summary>
    public int Last => First + Count - 1;
}
