using Wiki.Text.Blocks;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing;

/// <summary>Makes names of rows or columns: each has a usable key of its own.</summary>
/// <param name="what">What a name without letters is called, e.g. "row".</param>
/// <param name="sources">Takes links apart.</param>
/// <param name="remarks">Takes what was changed.</param>
internal sealed class MatrixLabels(string what, ImportSources sources, RemarkList remarks)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>The label for a text.</summary>
    internal Label Of(string typed)
    {
        _number++;
        if (Label.Read(typed) is { Key.Length: > 0 } pinned && typed.StartsWith('[') && typed.EndsWith(')')
            && pinned.Text != typed && !Label.IsBold(pinned.Text) && _keys.Add(pinned.Key))
        {
            return pinned;
        }

        var text = sources.Name(Label.IsBold(typed) ? Blank.Trim(typed[2..^2]) : typed);
        text = Label.IsBold(text) ? Blank.Trim(text[2..^2]) : text;
        if (text.Length == 0)
        {
            text = $"{char.ToUpperInvariant(what[0])}{what[1..]} {_number}";
            remarks.Count($"A {what} has no name. It is called {{0}} now.",
                $"{{0}} {what}s have no names. They are called {{1}}.", text);
        }

        // A label ends at the first "](".
        if (text.Contains("](", StringComparison.Ordinal))
        {
            remarks.Count("The name {0} looks like a link that is not complete. A blank parts it now.",
                "{0} names look like links that are not complete: {1}. A blank parts them now.", Quoted.Short(text));
            text = text.Replace("](", "] (", StringComparison.Ordinal);
        }

        var key = Slug.KeyOf(text);
        var wanted = key.Length > 0 ? key : $"{what}-{_number}";
        var free = wanted;
        for (var n = 2; !_keys.Add(free); n++)
        {
            free = $"{wanted}-{n}";
        }

        if (key.Length > 0 && free != key)
        {
            remarks.Count($"Two {what}s have the same name or key: {{0}}. The key of one got a number.",
                $"{{0}} {what}s have the name or key of another: {{1}}. Their keys got numbers.",
                $"{Quoted.Short(text)}: {free}");
        }

        return new Label(text, free, []);
    }

    /// <summary>A name for a marker made of a text.</summary>
    internal static string PartOf(string text, string otherwise)
    {
        var key = Slug.KeyOf(text);
        key = key.Length > 60 ? key[..60].TrimEnd('-', '.') : key;
        return KeyText.IsPart(key) ? key : otherwise;
    }
}
