using System.Globalization;
using Wiki.Text.Blocks;

namespace Wiki.Text.Importing.Tables;

/// <summary>Collects the sentences about an import. What happened often is one sentence with a number.</summary>
internal sealed class RemarkList
{
    private const int Most = 40;

    private readonly List<string> _sentences = [];
    private readonly Dictionary<string, (string One, int Most, List<string> Names)> _counted =
        new(StringComparer.Ordinal);
    private int _more;

    /// <summary>Adds a sentence, once.</summary>
    internal void Add(string sentence)
    {
        if (_sentences.Count >= Most)
        {
            _more++;
        }
        else if (!_sentences.Contains(sentence))
        {
            _sentences.Add(sentence);
        }
    }

    /// <summary>Adds what was found to a sentence that counts it.</summary>
    /// <param name="one">The sentence for one, with <c>{0}</c> for its name.</param>
    /// <param name="many">The sentence for several, with <c>{0}</c> for their number, <c>{1}</c> for their names.</param>
    /// <param name="name">What was found.</param>
    /// <param name="most">How many names are said.</param>
    internal void Count(string one, string many, string name, int most = 5)
    {
        if (!_counted.TryGetValue(many, out var found))
        {
            _sentences.Add(many);
            _counted[many] = found = (one, most, []);
        }

        found.Names.Add(name);
    }

    /// <summary>The sentences.</summary>
    internal IReadOnlyList<string> Sentences()
    {
        var said = _sentences.ConvertAll(sentence => !_counted.TryGetValue(sentence, out var found) ? sentence
            : found.Names.Count == 1 ? string.Format(CultureInfo.InvariantCulture, found.One, found.Names[0])
            : string.Format(CultureInfo.InvariantCulture, sentence, $"{found.Names.Count:N0}",
                Names(found.Names, found.Most)));
        return _more > 0 ? [.. said, $"There are {_more} more remarks."] : said;
    }

    /// <summary>The first of several names, in quotation marks.</summary>
    internal static string Names(IEnumerable<string> texts, int most = 5)
    {
        var names = texts.Distinct(StringComparer.Ordinal).Take(most + 1)
            .Select(text => $"“{Quoted.Short(text)}”").ToList();
        return string.Join(", ", names.Take(most)) + (names.Count > most ? " …" : "");
    }
}
