namespace Wiki.Text.Importing.Formats;

/// <summary>Finds which brackets belong together, in one pass.</summary>
internal static class WikiPairs
{
    /// <summary>For each place where <c>{{</c> or <c>[[</c> begins, where its end begins; 0 elsewhere.</summary>
    internal static int[] Ends(string text)
    {
        var ends = new int[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            switch (text[i], text[i + 1])
            {
                case ('{', '{') or ('[', '['):
                    open.Push(i++);
                    break;
                case ('}', '}') when open.TryPeek(out var start) && text[start] == '{':
                case (']', ']') when open.TryPeek(out start) && text[start] == '[':
                    ends[open.Pop()] = i++;
                    break;
                default:
                    break;
            }
        }

        return ends;
    }
}
