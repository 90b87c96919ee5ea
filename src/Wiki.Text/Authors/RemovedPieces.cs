using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>A removed line or sentence. Its hash recognizes it, and its runs are its origins.</summary>
/// <param name="Hash">The hash of the whole.</param>
/// <param name="Runs">Its origins.</param>
/// <param name="Lost">The words that the next text did not have; null when they were few, or are forgotten.</param>
internal sealed record RemovedPiece(ulong Hash, ImmutableArray<OriginRun> Runs, LostWords? Lost);

/// <summary>Remembers removed lines and sentences within limits, the oldest first. Immutable.</summary>
internal sealed class RemovedPieces
{
    public const int MaximumPieces = 2_000;
    public const int MaximumRuns = 8_000;
    public const int MaximumWords = 6_000;

    private readonly Lazy<Dictionary<ulong, RemovedPiece>> _byHash;
    private readonly Lazy<LostWordsIndex> _byWords;

    public RemovedPieces(ImmutableArray<RemovedPiece> pieces)
    {
        Pieces = pieces;
        _byHash = new(() => Pieces.ToDictionary(piece => piece.Hash));
        _byWords = new(() => new LostWordsIndex(Pieces.Select(piece => piece.Lost).OfType<LostWords>()));
    }

    public static RemovedPieces None { get; } = new([]);

    /// <summary>The pieces, the oldest first. No two have the same hash.</summary>
    public ImmutableArray<RemovedPiece> Pieces { get; }

    /// <summary>The origins of a piece when it was removed; null when it is not remembered.</summary>
    public ImmutableArray<OriginRun>? Find(ReadOnlySpan<char> piece) =>
        Pieces.Length > 0 && _byHash.Value.TryGetValue(TextHash.Of(piece), out var found)
            && Origins.Length(found.Runs) == piece.Length
            ? found.Runs
            : null;

    /// <summary>The lost words of the piece that has most in common with words; null when none has enough.</summary>
    public LostWords? MostLike(uint[] words, WorkAllowance work) => _byWords.Value.MostLike(words, work);

    /// <summary>Returns the pieces with those that one step removes.</summary>
    /// <param name="old">The text before the step.</param>
    /// <param name="origins">The origin of each unit of the old text.</param>
    /// <param name="new">The text after the step.</param>
    /// <param name="isTaken">Whether the new text has this unit of the old text.</param>
    public RemovedPieces With(string old, int[] origins, string @new, Predicate<int> isTaken)
    {
        // When a line occurs several times, only the occurrences that the new text lacks were removed.
        var kept = Lines.Of(@new).CountBy(Lines.Shown, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var added = new Dictionary<ulong, RemovedPiece>();
        var words = new WordNumbers();
        var at = 0;
        foreach (var line in Lines.Of(old))
        {
            var shown = Lines.Shown(line);
            if (kept.GetValueOrDefault(shown) is > 0 and var left)
            {
                kept[shown] = left - 1;
            }
            else if (!string.IsNullOrWhiteSpace(shown))
            {
                var split = words.Split(shown);
                var lost = Enumerable.Range(0, split.Words.Length).Select(i => (Start: at + split.StartOf(i),
                    Length: split.Ends[i] - split.StartOf(i))).Where(word => !isTaken(word.Start)
                        && Sentences.IsWord(old.AsSpan(word.Start, word.Length))).ToList();
                var (next, inSentences) = (0, 0);
                foreach (var (start, length) in Sentences.Of(split))
                {
                    var first = Until(at + start);
                    inSentences += Until(at + start + length) - first;
                    Add(at + start, length, lost[first..next]);
                }

                // Words of short cells, for example, are in no sentence that is kept.
                Add(at, shown.Length, inSentences < lost.Count ? lost : []);

                int Until(int place)
                {
                    while (next < lost.Count && lost[next].Start < place)
                    {
                        next++;
                    }

                    return next;
                }
            }

            at += line.Length;
        }

        return added.Count == 0 ? this : new RemovedPieces(Newest(
            [.. Pieces.Where(piece => !added.ContainsKey(piece.Hash)), .. added.Values]));

        void Add(int start, int length, List<(int Start, int Length)> lost)
        {
            var hash = TextHash.Of(old.AsSpan(start, length));
            added.TryAdd(hash, new RemovedPiece(hash, Origins.Compress(origins.AsSpan(start, length)),
                lost.Count < LostWords.Fewest ? null : new LostWords(
                    [.. lost.Select(word => LostWords.HashOf(old.AsSpan(word.Start, word.Length)))],
                    Origins.Compress([.. lost.Select(word => origins[word.Start])]))));
        }
    }

    private static ImmutableArray<RemovedPiece> Newest(ImmutableArray<RemovedPiece> pieces)
    {
        var (first, runs, words) = (pieces.Length, 0, 0);
        var newest = pieces.ToBuilder();
        while (first > 0 && pieces.Length - first < MaximumPieces
            && runs + pieces[first - 1].Runs.Length <= MaximumRuns)
        {
            runs += pieces[--first].Runs.Length;
            words += pieces[first].Lost?.Words.Length ?? 0;
            newest[first] = words > MaximumWords ? pieces[first] with { Lost = null } : pieces[first];
        }

        return newest.ToImmutable()[first..];
    }
}
