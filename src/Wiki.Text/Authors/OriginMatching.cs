using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>
/// Finds the origin of each part of a new text: lines that stayed, lines that moved, and lines that were removed
/// earlier. Then it does the same for the sentences and cells of the remaining lines, and finally for words: those that
/// stayed, those that moved within their lines, and those that come back with most of their sentence.
/// </summary>
internal sealed partial class OriginMatching
{
    // Work is counted as in DiffLimits. Above this limit, some words count as new although they are not.
    private const long Work = 2_000_000;

    private readonly string _old;
    private readonly string _new;
    private readonly int[] _oldOrigins;
    private readonly int[] _newOrigins; // 0 while unknown
    private readonly bool[] _taken;     // units of the old text that are already matched
    private readonly RemovedPieces _removed;
    private readonly List<TextLine> _oldLines;
    private readonly List<TextLine> _newLines;
    private readonly WorkAllowance _lineWork = new(Work);
    private readonly WorkAllowance _wordWork = new(Work);
    private readonly WordNumbers _words = new();

    public OriginMatching(string old, int[] oldOrigins, string @new, RemovedPieces removed)
    {
        (_old, _oldOrigins, _new, _removed) = (old, oldOrigins, @new, removed);
        _newOrigins = new int[@new.Length];
        _taken = new bool[old.Length];
        _oldLines = TextLine.Of(old);
        _newLines = TextLine.Of(@new);
    }

    /// <summary>Returns the origin of each unit of the new text.</summary>
    /// <param name="number">The origin of new parts.</param>
    public int[] Origins(int number)
    {
        var hunks = MatchLines();
        MatchMovedLines(hunks);
        foreach (var line in Left(_newLines, hunks.SelectMany(hunk => Range(hunk.NewStart, hunk.NewCount))))
        {
            Restore(line.Start, line.Length);
        }

        MatchSentences(hunks);
        foreach (var hunk in hunks)
        {
            MatchWords(
                Left(_oldLines, Range(hunk.OldStart, hunk.OldCount)),
                Left(_newLines, Range(hunk.NewStart, hunk.NewCount)));
        }

        MatchSimilarLines(hunks);
        RestoreWords(hunks);
        ForgetPartsOfNumbers();
        Complete(number);
        return _newOrigins;
    }

    /// <summary>Whether the new text has a unit of the old text; known after the origins are.</summary>
    public bool IsTaken(int unit) => _taken[unit];

    // Blank lines are all alike and would be matched across paragraphs, so they follow the lines around them.
    private List<Hunk> MatchLines()
    {
        var numbers = new PieceNumbers();
        var (oldNotBlank, newNotBlank) = (NotBlank(_oldLines), NotBlank(_newLines));
        var hunks = SequenceDiff.Between(
            Array.ConvertAll(oldNotBlank, i => numbers.Of(_oldLines[i].In(_old))),
            Array.ConvertAll(newNotBlank, i => numbers.Of(_newLines[i].In(_new))), _lineWork);
        var (oldNext, newNext) = (0, 0);
        foreach (var (i, j) in Matches(hunks, oldNotBlank.Length))
        {
            MatchBlankLines(oldNext, oldNotBlank[i], newNext, newNotBlank[j]);
            Copy(_oldLines[oldNotBlank[i]], _newLines[newNotBlank[j]]);
            (oldNext, newNext) = (oldNotBlank[i] + 1, newNotBlank[j] + 1);
        }

        MatchBlankLines(oldNext, _oldLines.Count, newNext, _newLines.Count);
        return hunks.ConvertAll(hunk => InLines(hunk, oldNotBlank, newNotBlank));
    }

    private static int[] NotBlank(List<TextLine> lines) =>
        [.. Range(0, lines.Count).Where(i => !lines[i].IsBlank)];

    // Converts places among the lines that are not blank to places among all lines.
    private static Hunk InLines(Hunk hunk, int[] oldNotBlank, int[] newNotBlank)
    {
        var (oldStart, oldCount) = Run(oldNotBlank, hunk.OldStart, hunk.OldCount);
        var (newStart, newCount) = Run(newNotBlank, hunk.NewStart, hunk.NewCount);
        return new Hunk(oldStart, oldCount, newStart, newCount);

        static (int Start, int Count) Run(int[] lines, int start, int count) =>
            count == 0 ? (0, 0) : (lines[start], lines[start + count - 1] - lines[start] + 1);
    }

    private void MatchBlankLines(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var old = _oldLines.GetRange(oldStart, oldEnd - oldStart).Where(line => line.IsBlank);
        var @new = _newLines.GetRange(newStart, newEnd - newStart).Where(line => line.IsBlank);
        foreach (var (from, to) in old.Zip(@new).Where(pair => pair.First.Length == pair.Second.Length
            && pair.First.In(_old).SequenceEqual(pair.Second.In(_new))))
        {
            Copy(from, to);
        }
    }

    private void MatchMovedLines(List<Hunk> hunks)
    {
        var places = new PlacesByText(_old);
        foreach (var line in LeftOld(hunks))
        {
            places.Add(line.Start, line.Length);
        }

        foreach (var line in LeftNew(hunks))
        {
            if (places.Take(line.In(_new)) is { } start)
            {
                CopyUnits(start, line.Start, line.Length);
            }
        }
    }

    private void MatchSentences(List<Hunk> hunks)
    {
        var places = new PlacesByText(_old);
        foreach (var line in LeftOld(hunks))
        {
            foreach (var (start, length) in Sentences.Of(_words.Split(line.In(_old).ToString())))
            {
                places.Add(line.Start + start, length);
            }
        }

        foreach (var line in LeftNew(hunks))
        {
            foreach (var (start, length) in Sentences.Of(_words.Split(line.In(_new).ToString())))
            {
                if (places.Take(_new.AsSpan(line.Start + start, length)) is { } from)
                {
                    CopyUnits(from, line.Start + start, length);
                }
                else
                {
                    Restore(line.Start + start, length);
                }
            }
        }
    }

    // Finds a line that was moved and changed at once by the words that it kept.
    private void MatchSimilarLines(List<Hunk> hunks)
    {
        var lines = new LinesByWords(_words, _wordWork);
        foreach (var line in LeftOld(hunks).Where(line => !_taken.AsSpan(line.Start, line.Length).Contains(true)))
        {
            lines.Add(line, line.In(_old).ToString());
        }

        foreach (var line in LeftNew(hunks)
            .Where(line => !_newOrigins.AsSpan(line.Start, line.Length).ContainsAnyExcept(0)))
        {
            if (lines.Take(line.In(_new).ToString()) is { } old)
            {
                MatchWords([old], [line]);
            }
        }
    }

    private void MatchWords(IEnumerable<TextLine> oldLines, IEnumerable<TextLine> newLines)
    {
        var old = Pieces(oldLines, _old, start => _taken[start]);
        var @new = Pieces(newLines, _new, start => _newOrigins[start] != 0);
        if (old.Length == 0 || @new.Length == 0)
        {
            return;
        }

        // Words are matched before the rest, so that a word that stayed is not lost to a match of two commas.
        var oldWords = Array.FindAll([.. Range(0, old.Length)], i => old[i].IsWord);
        var newWords = Array.FindAll([.. Range(0, @new.Length)], i => @new[i].IsWord);
        var hunks = SequenceDiff.Between(
            Array.ConvertAll(oldWords, i => old[i].Word), Array.ConvertAll(newWords, i => @new[i].Word), _wordWork);
        var (oldNext, newNext) = (0, 0);
        foreach (var (i, j) in Matches(hunks, oldWords.Length)
            .Select(match => (oldWords[match.Old], newWords[match.New])))
        {
            MatchRest(old[oldNext..i], @new[newNext..j]);
            CopyUnits(old[i].Start, @new[j].Start, @new[j].Length);
            (oldNext, newNext) = (i + 1, j + 1);
        }

        MatchRest(old[oldNext..], @new[newNext..]);
        MatchMovedWords(Array.ConvertAll(oldWords, i => old[i]), Array.ConvertAll(newWords, i => @new[i]));
        ForgetLonelyBlanks(@new);
    }

    private void MatchRest(Piece[] old, Piece[] @new)
    {
        var hunks = SequenceDiff.Between(
            Array.ConvertAll(old, piece => piece.Word), Array.ConvertAll(@new, piece => piece.Word), _wordWork);
        foreach (var (i, j) in Matches(hunks, old.Length))
        {
            CopyUnits(old[i].Start, @new[j].Start, @new[j].Length);
        }
    }

    // Blanks between two new words are new too.
    private void ForgetLonelyBlanks(Piece[] pieces)
    {
        for (var i = 1; i < pieces.Length - 1; i++)
        {
            if (_words.IsBlank(pieces[i].Word)
                && _newOrigins[pieces[i - 1].Start] == 0 && _newOrigins[pieces[i + 1].Start] == 0)
            {
                _newOrigins.AsSpan(pieces[i].Start, pieces[i].Length).Clear();
            }
        }
    }

    private Piece[] Pieces(IEnumerable<TextLine> lines, string text, Predicate<int> isKnown)
    {
        var pieces = new List<Piece>();
        foreach (var line in lines)
        {
            // The text includes the line feed, which may belong to a run of blanks.
            var split = _words.Split(text[line.Start..line.End]);
            for (var i = 0; i < split.Words.Length; i++)
            {
                var (start, length) = (line.Start + split.StartOf(i), split.Ends[i] - split.StartOf(i));
                if (!isKnown(start))
                {
                    pieces.Add(new Piece(
                        split.Words[i], start, length, Sentences.IsWord(text.AsSpan(start, length))));
                }
            }
        }

        return [.. pieces];
    }

    private void Complete(int number)
    {
        foreach (var line in _newLines)
        {
            // A line feed without a match belongs to the author of the end of its line.
            var feed = line.Length > 0 && line.End > line.Start + line.Length && _newOrigins[line.End - 1] == 0;
            _newOrigins.AsSpan(line.Start, line.End - line.Start).Replace(0, number);
            if (feed)
            {
                _newOrigins[line.End - 1] = _newOrigins[line.End - 2];
            }
        }
    }

    private IEnumerable<TextLine> LeftOld(List<Hunk> hunks) =>
        Left(_oldLines, hunks.SelectMany(hunk => Range(hunk.OldStart, hunk.OldCount)))
            .Where(line => !_taken[line.Start]);

    private IEnumerable<TextLine> LeftNew(List<Hunk> hunks) =>
        Left(_newLines, hunks.SelectMany(hunk => Range(hunk.NewStart, hunk.NewCount)))
            .Where(line => _newOrigins[line.Start] == 0);

    private static IEnumerable<TextLine> Left(List<TextLine> lines, IEnumerable<int> places) =>
        places.Select(i => lines[i]).Where(line => !line.IsBlank);

    private static IEnumerable<int> Range(int start, int count) => Enumerable.Range(start, count);

    private void Restore(int start, int length)
    {
        if (_newOrigins[start] != 0 || _removed.Find(_new.AsSpan(start, length)) is not { } runs)
        {
            return;
        }

        foreach (var run in runs)
        {
            _newOrigins.AsSpan(start, run.Length).Fill(run.Number);
            start += run.Length;
        }
    }

    private void Copy(TextLine old, TextLine @new)
    {
        var withFeed = old.End - old.Start == @new.End - @new.Start;
        CopyUnits(old.Start, @new.Start, withFeed ? @new.End - @new.Start : @new.Length);
    }

    private void CopyUnits(int old, int @new, int length)
    {
        _oldOrigins.AsSpan(old, length).CopyTo(_newOrigins.AsSpan(@new));
        _taken.AsSpan(old, length).Fill(true);
    }

    private static IEnumerable<(int Old, int New)> Matches(List<Hunk> hunks, int oldCount)
    {
        var (i, j) = (0, 0);
        foreach (var hunk in hunks)
        {
            while (i < hunk.OldStart)
            {
                yield return (i++, j++);
            }

            (i, j) = (hunk.OldEnd, hunk.NewEnd);
        }

        while (i < oldCount)
        {
            yield return (i++, j++);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int Word, int Start, int Length, bool IsWord);
}

/// <summary>Finds the places of pieces of a text by their content. Each place is returned only once.</summary>
internal sealed class PlacesByText
{
    private readonly string _text;
    private readonly Dictionary<string, Queue<int>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<int>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public PlacesByText(string text)
    {
        _text = text;
        _bySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public void Add(int start, int length)
    {
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _bySpan, _text.AsSpan(start, length), out _);
        (places ??= []).Enqueue(start);
    }

    /// <summary>Returns the first place that was not returned yet, or null when there is none.</summary>
    public int? Take(ReadOnlySpan<char> piece) =>
        _bySpan.TryGetValue(piece, out var places) && places.TryDequeue(out var place) ? place : null;
}
