using System.Text;
using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Editing;

/// <summary>Rewrites the links and includes of a page to another name of the page to which they lead.</summary>
public static partial class MovedLinks
{
    // As long as the parser of links reads, with its brackets.
    private const int LongestLink = 300;

    /// <summary>
    /// The name by which texts are to link to an article: its title if that leads to it and a link can contain it, else
    /// its address.
    /// </summary>
    public static string NameFor(Slug slug, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return Slug.Of(title) == slug && title.Trim() == title && CanName(title) ? title : slug.Value;
    }

    /// <summary>Whether a link can contain these words as the name of a page or a section.</summary>
    internal static bool CanName(string words) =>
        words.IndexOfAny(['[', ']', '|', '#', '{', '}', '\\', '^', '`']) < 0;

    /// <summary>
    /// The page with every link and include of some names rewritten to another name. Readers see the same words, and
    /// every other byte stays. What only looks like a link, in code for example, stays too.
    /// </summary>
    /// <param name="page">The text.</param>
    /// <param name="names">The names to replace.</param>
    /// <param name="name">The new name, from <see cref="NameFor"/>.</param>
    public static string In(SourceText page, IReadOnlySet<Slug> names, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(names);
        var text = page.Value;
        var places = Find(text, names);
        if (places.Count == 0)
        {
            return text;
        }

        // Only the parser knows what is a link. Each place gets a name of its own, and the parsed page says which it has.
        var mark = "moved-link";
        while (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
        {
            mark += "-x";
        }

        var probe = WikiDocument.Parse(SourceText.From(Replace(text, places, (_, n) => $"{mark}-{n}")));
        var found = Targets(probe);
        var real = places.Where((_, n) => found.Contains($"{mark}-{n}")).ToList();
        var wanted = found.Select(it => it.StartsWith(mark + "-", StringComparison.Ordinal) ? Slug.Of(name)!.Value.Value : it)
            .ToHashSet(StringComparer.Ordinal);
        var words = WikiDocument.Parse(page).PlainText();
        // A new bar can make a table of a line. Then the links without a label stay, and in the worst case all.
        foreach (var tried in new[] { real, [.. real.Where(place => !place.IsBare)] })
        {
            var rewritten = SourceText.From(Replace(text, tried, (_, _) => name,
                place => place.IsBare && place.Name != name ? place.Bar + place.Name : ""));
            var after = WikiDocument.Parse(rewritten);
            if (after.PlainText() == words && (tried == real ? Targets(after).SetEquals(wanted) : Targets(after).IsSubsetOf(
                wanted.Concat(names.Select(it => it.Value)))))
            {
                return rewritten.Value;
            }
        }

        return text;
    }

    private static HashSet<string> Targets(WikiDocument page) => page.Links.Select(link => link.Target!.Value.Value)
        .Concat(page.Includes.Select(include => include.Target!.Value.Value)).ToHashSet(StringComparer.Ordinal);

    private static List<Place> Find(string text, IReadOnlySet<Slug> names)
    {
        var places = new List<Place>();
        foreach (Match match in LinkPattern().Matches(text))
        {
            var address = match.Groups["address"];
            var mark = SectionMark.In(address.Value.TrimEnd().TrimEnd('\\').TrimEnd());
            var typed = mark < 0 ? address.Value : address.Value[..mark];
            var name = typed.TrimEnd('\\').Trim(); // a bar in a table has a backslash before it
            if (Slug.Of(name) is { } slug && names.Contains(slug) && match.Length < LongestLink / 2)
            {
                places.Add(new Place(
                    address.Index + typed.IndexOf(name, StringComparison.Ordinal), name,
                    address.Index + address.Length, !match.Groups["label"].Success, Bar(text, match)));
            }
        }

        var at = 0;
        foreach (var line in text.Split('\n'))
        {
            if (Include.IsMeant(line) && Include.TryParse(line, out var include) && names.Contains(include.Target!.Value))
            {
                var start = at + line.IndexOf(include.Name, Include.Open.Length, StringComparison.Ordinal);
                places.Add(new Place(start, include.Name, start + include.Name.Length, false, ""));
            }

            at += line.Length + 1;
        }

        return [.. places.OrderBy(place => place.Start)];
    }

    // In a table a bar ends the cell, unless a backslash is before it. A new bar could also make the line above a
    // delimiter row the head of a table.
    private static string Bar(string text, Match link)
    {
        var start = text.LastIndexOf('\n', link.Index) + 1;
        var end = text.IndexOf('\n', link.Index) is var found and >= 0 ? found : text.Length;
        var next = end < text.Length && text.IndexOf('\n', end + 1) is var after and >= 0 ? after : text.Length;
        // The bars of other links end no cell.
        var line = LinkPattern().Replace(text[start..end], "") + text[end..next];
        return line.Contains('|', StringComparison.Ordinal) ? "\\|" : "|";
    }

    // Puts a name in each place, and a label behind what follows the name there.
    private static string Replace(
        string text, List<Place> places, Func<Place, int, string> name, Func<Place, string>? label = null)
    {
        var result = new StringBuilder(text.Length);
        var done = 0;
        for (var n = 0; n < places.Count; n++)
        {
            var place = places[n];
            var end = place.Start + place.Name.Length;
            result.Append(text, done, place.Start - done).Append(name(place, n))
                .Append(text, end, place.End - end).Append(label?.Invoke(place));
            done = place.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    [GeneratedRegex(@"\[\[(?<address>[^\[\]|\n]+)(?<label>\|[^\[\]\n]*)?\]\]")]
    private static partial Regex LinkPattern();

    private sealed record Place(int Start, string Name, int End, bool IsBare, string Bar);
}
