using Wiki.Text.Blocks;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Writes templates that cells of other wikis often have as text; names the others.</summary>
internal static class WikiTemplates
{
    private static readonly Dictionary<string, string> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = "Yes", ["ya"] = "Yes", ["yes2"] = "Yes", ["aye"] = "Yes", ["y"] = "Yes", ["tick"] = "Yes",
        ["check"] = "Yes", ["yes check"] = "Yes", ["included"] = "Yes", ["okay"] = "Yes", ["good"] = "Yes",
        ["no"] = "No", ["no2"] = "No", ["nay"] = "No", ["n"] = "No", ["cross"] = "No", ["x mark"] = "No",
        ["xmark"] = "No",
        ["partial"] = "Partial", ["some"] = "Partial", ["yes-no"] = "Partial",
        ["planned"] = "Planned", ["in progress"] = "Planned", ["coming soon"] = "Planned",
        ["unknown"] = "Unknown", ["dunno"] = "Unknown", ["?"] = "Unknown",
        ["n/a"] = "n/a", ["na"] = "n/a", ["not applicable"] = "n/a",
    };

    // The fields of a reference that say where something stands.
    private static readonly HashSet<string> Said = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "url", "author", "author1", "last", "first", "last1", "first1", "work", "website",
        "newspaper", "magazine",
        "journal", "publisher", "date", "year", "page", "pages", "volume", "isbn", "doi", "quote",
    };

    /// <summary>The text of a template.</summary>
    /// <param name="parts">Its name, then what stands between its bars.</param>
    /// <param name="table">Takes the remark about a template that is not understood.</param>
    internal static string Write(List<string> parts, TableBuilder table)
    {
        var name = parts[0].Replace('_', ' ').Trim();
        var values = parts.Skip(1).ToList();
        if (Levels.TryGetValue(name, out var level))
        {
            var words = string.Join(", ", values.Where(value => value.Length > 0 && !IsStyle(value)).Select(Value));
            return words.Length == 0 ? level
                : CellWords.Leading(words) is { } leading && leading.Level == CellWords.Leading(level)?.Level ? words
                : $"{level} ({words})";
        }

        if (name.StartsWith("cite", StringComparison.OrdinalIgnoreCase)
            || name.Equals("citation", StringComparison.OrdinalIgnoreCase))
        {
            return Cited(values, table);
        }

        switch (name.ToUpperInvariant())
        {
            case "SORT" or "HS" or "NOWRAP" or "SMALL" or "NOBOLD" or "CENTER" when values.Count > 0:
                return values[^1];
            case "EFN" or "REFN" or "EFN-UA" or "FN" or "NOTE" when values.Exists(value => !IsNamed(value)):
                return table.Cite(values.First(value => !IsNamed(value)));
            case "ABBR" or "TOOLTIP" when values.Count > 1:
                return $"{values[0]} ({values[1]})";
            case "NBSP" or "SPACES" or "-" or "CLEAR" or "RH":
                return " ";
            default:
                table.Count("The template {0} is not understood: its text stands in the cell.",
                    "{0} templates are not understood: {1}. Their texts stand in the cells.",
                    $"{{{{{Quoted.Short(name)}}}}}");
                return values.Count == 0 ? name : $"{name}: {string.Join(", ", values)}";
        }
    }

    private static string Cited(List<string> values, TableBuilder table)
    {
        var named = values.Select(value => value.Split('=', 2)).Where(it => it.Length == 2)
            .GroupBy(it => it[0].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(it => it.Key, it => it.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var title = named.GetValueOrDefault("title", "");
        var url = named.GetValueOrDefault("url", "");
        var isLink = url.StartsWith("http://", StringComparison.Ordinal)
            || url.StartsWith("https://", StringComparison.Ordinal);
        var link = isLink ? HtmlLink.Written(title.Length > 0 ? title : url, url) : title;
        foreach (var field in named.Keys.Where(it => !Said.Contains(it)))
        {
            table.Count("The field {0} of a reference was left out.",
                "{0} fields of references were left out: {1}.", field);
        }

        var others = named.Where(it => Said.Contains(it.Key) && (it.Key is not ("title" or "url")
                || (it.Key == "url" && !isLink)))
            .Select(it => it.Value).Concat(values.Where(value => !value.Contains('=', StringComparison.Ordinal)));
        return string.Join(", ", others.Prepend(link).Where(value => value.Length > 0));
    }

    private static bool IsNamed(string value) =>
        value.StartsWith("name", StringComparison.Ordinal) || value.StartsWith("group", StringComparison.Ordinal)
        || value.Length == 0;

    private static bool IsStyle(string value) =>
        value.StartsWith("style=", StringComparison.Ordinal) || value.StartsWith("align=", StringComparison.Ordinal)
        || value.StartsWith("class=", StringComparison.Ordinal);

    private static string Value(string value) =>
        value.StartsWith("1=", StringComparison.Ordinal) ? value[2..].Trim() : value;
}
