using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Sequences;

/// <summary>A run of old pieces and the run of new pieces that replaces it. One of them may be empty.</summary>
/// <param name="OldStart">The first replaced piece, from 0.</param>
/// <param name="OldCount">The number of old pieces that are replaced.</param>
/// <param name="NewStart">The first replacing piece, from 0.</param>
/// <param name="NewCount">The number of new pieces that replace them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hunk(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;

    public int NewEnd => NewStart + NewCount;
}
