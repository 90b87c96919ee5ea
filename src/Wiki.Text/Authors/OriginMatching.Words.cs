using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

internal sealed partial class OriginMatching
{
    // Words that are left on both sides of lines that kept half of their words have moved. In a row of a table they
    // have not: the same word in another cell states something else.
    private void MatchMovedWords(Piece[] old, Piece[] @new)
    {
        var stayed = old.Count(piece => _taken[piece.Start]);
        if (2 * stayed < Math.Min(old.Length, @new.Length))
        {
            return;
        }

        var left = new Dictionary<int, Queue<int>>();
        foreach (var piece in old.Where(piece => !_taken[piece.Start] && !IsInRow(_old, piece.Start)))
        {
            if (!left.TryGetValue(piece.Word, out var places))
            {
                left[piece.Word] = places = new Queue<int>();
            }

            places.Enqueue(piece.Start);
        }

        foreach (var piece in @new.Where(piece => _newOrigins[piece.Start] == 0))
        {
            if (left.TryGetValue(piece.Word, out var places) && !IsInRow(_new, piece.Start)
                && places.TryDequeue(out var from))
            {
                CopyUnits(from, piece.Start, piece.Length);
            }
        }
    }

    private static bool IsInRow(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        return text.AsSpan(start, at - start).TrimStart().StartsWith("|");
    }

    // A line or sentence that comes back with changes has lost its hash, but it has most of its words.
    private void RestoreWords(List<Hunk> hunks)
    {
        foreach (var line in Left(_newLines, hunks.SelectMany(hunk => Range(hunk.NewStart, hunk.NewCount)))
            .Where(line => _newOrigins.AsSpan(line.Start, line.Length).Contains(0)))
        {
            var split = _words.Split(line.In(_new).ToString());
            RestoreWords(line, split, 0, split.Words.Length);
            foreach (var (start, length) in Sentences.Of(split))
            {
                RestoreWords(line, split, start == 0 ? 0 : Array.BinarySearch(split.Ends, start) + 1,
                    Array.BinarySearch(split.Ends, start + length) + 1);
            }
        }
    }

    private void RestoreWords(TextLine line, WordLine split, int first, int after)
    {
        var words = Array.FindAll([.. Range(first, after - first)],
            i => _newOrigins[line.Start + split.StartOf(i)] == 0 && IsWord(split, i));
        var hashes = Array.ConvertAll(words, i => LostWords.HashOf(PieceOf(split, i)));
        if (hashes.Length < LostWords.Fewest || _removed.MostLike(hashes, _wordWork) is not { } lost)
        {
            return;
        }

        var origins = Authors.Origins.Expand(lost.Runs, lost.Words.Length);
        var numbers = new PieceNumbers();
        var hunks = SequenceDiff.Between([.. lost.Words.Select(word => numbers.Of($"{word}"))],
            Array.ConvertAll(hashes, word => numbers.Of($"{word}")), _wordWork);
        foreach (var (i, j) in Matches(hunks, lost.Words.Length))
        {
            // What stands between this word and the next one comes back with it.
            var end = words[j] + 1;
            while (end < after && !IsWord(split, end) && _newOrigins[line.Start + split.StartOf(end)] == 0)
            {
                end++;
            }

            var from = line.Start + split.StartOf(words[j]);
            _newOrigins.AsSpan(from..(line.Start + split.StartOf(end))).Fill(origins[i]);
        }
    }

    // Who changes 2.6.20 to 2.6.32 wrote the number, not only its end.
    private void ForgetPartsOfNumbers()
    {
        foreach (var line in _newLines.Where(line => _newOrigins.AsSpan(line.Start, line.Length).Contains(0)))
        {
            var split = _words.Split(line.In(_new).ToString());
            for (var i = 0; i < split.Words.Length; i++)
            {
                var first = i;
                while (IsNumber(split, i) && i + 2 < split.Words.Length && PieceOf(split, i + 1) is "."
                    && IsNumber(split, i + 2))
                {
                    i += 2;
                }

                var number = _newOrigins.AsSpan((line.Start + split.StartOf(first))..(line.Start + split.Ends[i]));
                if (i > first && number.Contains(0))
                {
                    number.Clear();
                }
            }
        }
    }

    private static bool IsNumber(WordLine line, int i) => char.IsAsciiDigit(line.Text[line.StartOf(i)]);

    private static bool IsWord(WordLine line, int i) => Sentences.IsWord(PieceOf(line, i));

    private static ReadOnlySpan<char> PieceOf(WordLine line, int i) => line.Text.AsSpan(line.StartOf(i)..line.Ends[i]);
}
