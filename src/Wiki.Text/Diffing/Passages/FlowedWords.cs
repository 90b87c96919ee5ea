using System.Collections.Immutable;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// The words of several lines as one sequence without blanks. Each word has its place and its counterpart.
/// </summary>
internal sealed class FlowedWords
{
    private const int None = -1;

    private readonly DiffSide _side;
    private readonly WordNumbers _words;
    private readonly List<(int Line, int Word)> _places = [];
    private readonly Dictionary<int, int> _firstOfLine = [];

    public FlowedWords(DiffSide side, WordNumbers words, int start, int count)
    {
        _side = side;
        _words = words;
        for (var line = start; line < start + count; line++)
        {
            var numbers = side.Words(line).Words;
            _firstOfLine[line] = _places.Count;
            for (var word = 0; word < numbers.Length; word++)
            {
                if (!words.IsBlank(numbers[word]))
                {
                    _places.Add((line, word));
                }
            }
        }

        Numbers = [.. _places.Select(place => side.Words(place.Line).Words[place.Word])];
        Counterparts = new int[_places.Count];
        Array.Fill(Counterparts, None);
    }

    /// <summary>The numbers of the words.</summary>
    public int[] Numbers { get; }

    /// <summary>
    /// The index of each word's counterpart on the other side; -1 when the other side lacks the word.
    /// </summary>
    public int[] Counterparts { get; }

    /// <summary>
    /// The number of a word's characters that are not white space. These are all characters, unless a mark combines
    /// with a blank.
    /// </summary>
    public int LettersOf(int word)
    {
        var (line, place) = _places[word];
        var split = _side.Words(line);
        var letters = 0;
        foreach (var c in split.Text.AsSpan(split.StartOf(place)..split.Ends[place]))
        {
            letters += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return letters;
    }

    public int LineOf(int word) => _places[word].Line;

    public bool StartsLine(int word) => _firstOfLine[LineOf(word)] == word;

    /// <summary>
    /// The total weight of the words in a range of lines, and the weight of those that the other side has.
    /// </summary>
    public (long Common, long All) Weigh(int start, int end)
    {
        var (common, all) = (0L, 0L);
        for (var word = FirstOf(start); word < FirstOf(end); word++)
        {
            var weight = _words.Weight(Numbers[word]);
            all += weight;
            common += Counterparts[word] == None ? 0 : weight;
        }

        return (common, all);
    }

    /// <summary>A line in which the words that the other side lacks are marked.</summary>
    public DiffLine Marked(int line, FlowedWords other)
    {
        var split = _side.Words(line);
        var spans = ImmutableArray.CreateBuilder<DiffSpan>();
        var next = _firstOfLine[line];
        var (start, marked) = (0, false);
        for (var word = 0; word < split.Words.Length; word++)
        {
            var isBlank = _words.IsBlank(split.Words[word]);
            var isMarked = isBlank ? IsBlankMarked(line, next, word, other) : Counterparts[next++] == None;
            if (isMarked != marked)
            {
                Add(split.StartOf(word));
                marked = isMarked;
            }
        }

        Add(split.Text.Length);
        return new DiffLine(line + 1, spans.ToImmutable());

        void Add(int end)
        {
            if (end > start)
            {
                spans.Add(new DiffSpan(split.Text[start..end], marked));
                start = end;
            }
        }
    }

    private int FirstOf(int line) => _firstOfLine.TryGetValue(line, out var first) ? first : _places.Count;

    // A blank is marked between two words that are both missing, and where both texts have different blanks at this
    // place.
    private bool IsBlankMarked(int line, int next, int word, FlowedWords other)
    {
        var hasBefore = next > _firstOfLine[line];
        var hasAfter = next < _places.Count && LineOf(next) == line;
        var before = hasBefore ? Counterparts[next - 1] : None;
        var after = hasAfter ? Counterparts[next] : None;
        if (before == None && after == None)
        {
            return true;
        }

        if (hasBefore && hasAfter)
        {
            return before != None && after == before + 1 && other.LineOf(before) == other.LineOf(after)
                && other.BlankBefore(after) != BlankAt(line, word);
        }

        return hasAfter && other.StartsLine(after) && other.BlankBefore(after) != BlankAt(line, word);
    }

    private int BlankBefore(int word)
    {
        var (line, place) = _places[word];
        return place > 0 && _words.IsBlank(_side.Words(line).Words[place - 1]) ? BlankAt(line, place - 1) : None;
    }

    private int BlankAt(int line, int word) => _side.Words(line).Words[word];
}
