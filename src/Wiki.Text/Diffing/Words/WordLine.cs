namespace Wiki.Text.Diffing.Words;

/// <summary>One line, split into numbered words (<see cref="WordNumbers"/>).</summary>
/// <param name="Text">The line without its line feed.</param>
/// <param name="Words">The number of each word, blank run or single character.</param>
/// <param name="Ends">The end of each of them in the text, in UTF-16 units.</param>
internal sealed record WordLine(string Text, int[] Words, int[] Ends)
{
    /// <summary>The start of a word in the text. The number of words gives the end of the line.</summary>
    public int StartOf(int word) => word == 0 ? 0 : Ends[word - 1];
}
