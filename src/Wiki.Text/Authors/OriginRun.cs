using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>A run of text that one revision introduced.</summary>
/// <param name="Length">Its length in UTF-16 units, at least 1.</param>
/// <param name="Number">The number of the revision.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OriginRun(int Length, int Number);
