using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Moves;

/// <summary>A range of neighbouring lines in a text.</summary>
/// <param name="First">The number of the first line, from 1.</param>
/// <param name="Count">The number of lines, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineRun(int First, int Count)
{
    /// <summary>The number of the last line.</summary>
    public int Last => First + Count - 1;
}
