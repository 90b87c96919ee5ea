namespace Wiki.Text.Importing.Cells;

/// <summary>Takes the links apart that readers of tables write: <c>[text](address)</c>.</summary>
internal static class MarkdownLink
{
    /// <summary>The text and address of a text that is one link; null for any other text.</summary>
    internal static (string Label, string Address)? Whole(string text)
    {
        var middle = text.IndexOf("](", StringComparison.Ordinal);
        return text.StartsWith('[') && middle > 1 && text.EndsWith(')') && middle + 2 < text.Length - 1
            && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1
            && text.IndexOf('[', 1) < 0 && text[middle + 2] != '#'
            && !text[(middle + 2)..].Contains(' ', StringComparison.Ordinal)
            ? (text[1..middle], text[(middle + 2)..^1]) : null;
    }
}
