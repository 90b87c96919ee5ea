using System.Globalization;

namespace Wiki.Text.Links;

/// <summary>
/// The query of an address: names and values in order, where a name may be there more than once. It reads what was
/// asked for, where nothing is an error, and it writes what to ask for. Not for several threads.
/// </summary>
public sealed class QueryText
{
    private readonly List<KeyValuePair<string, string>> _parts = [];
    private readonly Func<string, IEnumerable<string>> _ask;

    /// <summary>An empty query, to write.</summary>
    public QueryText() => _ask = name =>
        _parts.Where(part => part.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(part => part.Value);

    private QueryText(Func<string, IEnumerable<string>> ask) => _ask = ask;

    /// <summary>A query to read, in which each name is looked up by itself.</summary>
    /// <param name="ask">The values of a name, in order; none when it is not there.</param>
    public static QueryText Asking(Func<string, IEnumerable<string>> ask) => new(ask);

    /// <summary>A query of these names and values, for example those of a request.</summary>
    public static QueryText Of(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var query = new QueryText();
        query._parts.AddRange(parts);
        return query;
    }

    /// <summary>Adds a value; null and an empty text say nothing and are left out.</summary>
    public QueryText Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _parts.Add(new(name, value));
        }

        return this;
    }

    /// <summary>Adds a number; null is left out.</summary>
    public QueryText Add(string name, long? number) => Add(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a value for each of several, in their order.</summary>
    public QueryText Add(string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Aggregate(this, (query, value) => query.Add(name, value));
    }

    /// <summary>
    /// What a name asks for, without blanks around it; null when it is empty, longer than this, or has control
    /// characters or characters beyond the first Unicode plane. Of a name that is there twice, both with a comma.
    /// </summary>
    /// <param name="name">The name; its case does not matter.</param>
    /// <param name="longest">How long the text may be, in characters.</param>
    public string? Word(string name, int longest = 100)
    {
        var word = string.Join(',', _ask(name)).Trim();
        return word.Length > 0 && word.Length <= longest && !word.Any(c => char.IsControl(c) || char.IsSurrogate(c))
            ? word : null;
    }

    /// <summary>What a name asks for when it is one of these words; null for any other.</summary>
    public string? OneOf(string name, params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var asked = Word(name);
        return words.FirstOrDefault(word => word == asked);
    }

    /// <summary>The number, from 1 to the largest one, that a name asks for; null for anything else.</summary>
    public int? Number(string name, int largest = int.MaxValue) =>
        int.TryParse(Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= largest ? number : null;

    /// <summary>The query with its question mark, everything escaped but letters, digits and <c>-._~</c>; or empty.</summary>
    public override string ToString() => Written(Uri.EscapeDataString);

    /// <summary>The same, for people who read and change it: commas, colons and slashes stay, a blank is a plus.</summary>
    public string ToReadable() => Written(value => Uri.EscapeDataString(value)
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("%20", "+", StringComparison.Ordinal));

    private string Written(Func<string, string> escape) => _parts.Count == 0 ? ""
        : "?" + string.Join('&', _parts.Select(part => $"{part.Key}={escape(part.Value)}"));
}
