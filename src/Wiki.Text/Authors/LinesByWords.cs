using System.Runtime.InteropServices;
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

/// <summary>The place of a line in a text.</summary>
/// <param name="Start">Its start, in UTF-16 units.</param>
/// <param name="Length">Its length without its line feed.</param>
/// <param name="End">The start of the next line.</param>
/// <param name="IsBlank">Whether it has only white space.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextLine(int Start, int Length, int End, bool IsBlank)
{
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var (length, end) = feed < 0 ? (text.Length - start, text.Length) : (feed - start, feed + 1);
            lines.Add(new TextLine(start, length, end, text.AsSpan(start, length).IsWhiteSpace()));
            start = end;
        }

        return lines;
    }

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
