using System.Collections.Immutable;

namespace Wiki.Text.Blocks;

/// <summary>
/// The name of a row, column, group, event or prediction. It is plain text, whose key is its slug, or a link
/// <c>[Text](#key "was: old, older")</c>, which fixes the key and lists earlier keys.
/// </summary>
/// <param name="Text">The text that readers see, trimmed.</param>
/// <param name="Key">Its identity; empty only when the text gives no key.</param>
/// <param name="Was">Its earlier keys, in the order typed.</param>
public sealed record Label(string Text, string Key, ImmutableArray<string> Was)
{
    private const string Bold = "**";
    private const string WasOpen = "\"was: ";

    /// <summary>
    /// The key of the feature that this sub-feature is part of: the part before the last slash, or null. A row with
    /// this key need not exist.
    /// </summary>
    public string? Parent => Key.LastIndexOf('/') is var slash and > 0 ? Key[..slash] : null;

    /// <summary>The label as Markdown. It is a link only when plain text would give another key.</summary>
    public string Print() => IsPlain ? Text : PrintPinned();

    /// <summary>
    /// The label of a row as Markdown. Bold text becomes a link, because plain bold text is a group heading.
    /// </summary>
    public string PrintRow() => IsPlain && !IsBold(Text) ? Text : PrintPinned();

    /// <summary>The label of a group heading as Markdown, in bold.</summary>
    public string PrintGroup() => Bold + Print() + Bold;

    /// <summary>
    /// Reads the text of a cell as a label. Returns null when the text starts like a link to a key but is not exactly
    /// one. The key is empty when the text has no letter or digit for it. Both cases are the error M008.
    /// </summary>
    internal static Label? Read(string cell)
    {
        var close = cell.StartsWith('[') ? cell.IndexOf("](", StringComparison.Ordinal) : -1;
        if (close < 0 || close + 2 >= cell.Length || cell[close + 2] != '#')
        {
            return new Label(cell, Slug.KeyOf(cell), []);
        }

        var text = Blank.Trim(cell[1..close]);
        var keyEnd = KeyText.SkipKey(cell, close + 3);
        if (text.Length == 0 || keyEnd == close + 3 || cell[^1] != ')')
        {
            return null;
        }

        var was = ReadWas(cell, keyEnd);
        return was is { } keys ? new Label(text, cell[(close + 3)..keyEnd], keys) : null;
    }

    /// <summary>
    /// Reads a cell that is entirely bold. Returns null for any other cell and for a link that is not usable.
    /// </summary>
    internal static Label? ReadGroup(string cell) =>
        IsBold(cell) ? Read(Blank.Trim(cell[Bold.Length..^Bold.Length])) : null;

    internal static bool IsBold(string cell) =>
        cell.Length > 2 * Bold.Length
        && cell.IndexOf(Bold, Bold.Length, StringComparison.Ordinal) == cell.Length - Bold.Length
        && cell.StartsWith(Bold, StringComparison.Ordinal)
        && !Blank.Line(cell[Bold.Length..^Bold.Length]);

    private bool IsPlain => Was.IsEmpty && Slug.KeyOf(Text) == Key;

    private static ImmutableArray<string>? ReadWas(string cell, int from)
    {
        if (from == cell.Length - 1)
        {
            return [];
        }

        var title = Blank.Skip(cell, from);
        if (title == from || string.CompareOrdinal(cell, title, WasOpen, 0, WasOpen.Length) != 0
            || !cell.EndsWith("\")", StringComparison.Ordinal) || title + WasOpen.Length > cell.Length - 2)
        {
            return null;
        }

        var keys = cell[(title + WasOpen.Length)..^2].Split(", ");
        return keys.All(KeyText.IsKey) ? [.. keys] : null;
    }

    private string PrintPinned()
    {
        var was = Was.IsEmpty ? "" : $" {WasOpen}{string.Join(", ", Was)}\"";
        return $"[{Text}](#{Key}{was})";
    }
}
