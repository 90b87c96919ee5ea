using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>Finds lines by most of their words. Each line is returned only once.</summary>
internal sealed class LinesByWords(WordNumbers words, WorkAllowance work)
{
    // Half of their words: two lines with less in common share no more than any two lines of an article.
    private const double Least = .5;

    // A word that occurs in more lines does not help to find the right one.
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

    /// <summary>Returns the line that has most in common with a text, or null when no line has enough.</summary>
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
