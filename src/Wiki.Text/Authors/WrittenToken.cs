using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>A word, a run of blanks or another single character, and the revision that introduced it.</summary>
/// <param name="Text">The token as in the text. It is never only a part of what readers see as one character.</param>
/// <param name="Number">The number of the revision.</param>
/// <param name="IsWord">Whether it begins with a letter or a digit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WrittenToken(string Text, int Number, bool IsWord);
