using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing;

/// <summary>A run of old pieces that a run of new ones replaces; one of them may be empty.</summary>
/// <param name="OldStart">The first replaced piece, from 0.</param>
/// <param name="OldCount">How many old pieces are replaced.</param>
/// <param name="NewStart">The first replacing piece, from 0.</param>
/// <param name="NewCount">How many new pieces replace them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hunk(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;

    public int NewEnd => NewStart + NewCount;
}
