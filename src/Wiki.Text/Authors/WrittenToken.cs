using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>A word, a run of blanks or a single other character, and the revision that introduced it.</summary>
/// <param name="Text">As it stands in the text; never a part of what people see as one character.</param>
/// <param name="Number">The number of the revision.</param>
/// <param name="IsWord">Whether it begins with a letter or a digit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WrittenToken(string Text, int Number, bool IsWord);
