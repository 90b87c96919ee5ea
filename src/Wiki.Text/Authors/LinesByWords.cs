using Wiki.Text.Diffing;

namespace Wiki.Text.Authors;

/// <summary>Lines to be found by most of their words; each is given out once.</summary>
internal sealed class LinesByWords(WordNumbers words, WorkAllowance work)
{
    // Half of their words: with less in common, two lines share no more than any two of an article.
    private const double Least = .5;

    // What stands in many lines does not tell one from another.
    private const int MostLinesOfWord = 16;

    private readonly LineSimilarity _similarity = new(words);
    private readonly Dictionary<int, List<int>> _linesOfWord = [];
    private readonly List<(TextLine Line, LineSimilarity.Signature Signature)> _lines = [];
    private readonly HashSet<int> _given = [];

    public void Add(TextLine line, string text)
    {
        var signature = _similarity.Of(words.Split(text));
        foreach (var word in signature.Words.Distinct())
        {
            if (!_linesOfWord.TryGetValue(word, out var lines))
            {
                _linesOfWord[word] = lines = [];
            }

            lines.Add(_lines.Count);
        }

        _lines.Add((line, signature));
    }

    /// <summary>The line that has most in common with a text; null when none has enough.</summary>
    public TextLine? Take(string text)
    {
        if (_lines.Count == _given.Count)
        {
            return null;
        }

        var signature = _similarity.Of(words.Split(text));
        var (best, most) = (-1, 0.0);
        foreach (var i in signature.Words.Distinct()
            .Select(word => _linesOfWord.GetValueOrDefault(word, [])).Where(lines => lines.Count <= MostLinesOfWord)
            .SelectMany(lines => lines).Distinct().Where(i => !_given.Contains(i)).Order())
        {
            var share = _similarity.Between(_lines[i].Signature, signature, work) ?? 0;
            if (share >= Least && share > most)
            {
                (best, most) = (i, share);
            }
        }

        return best >= 0 && _given.Add(best) ? _lines[best].Line : null;
    }
}
