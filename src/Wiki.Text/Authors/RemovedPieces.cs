using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>A removed line or sentence. Its hash recognizes it, and its runs are its origins.</summary>
internal sealed record RemovedPiece(ulong Hash, ImmutableArray<OriginRun> Runs);

/// <summary>Remembers removed lines and sentences within limits, the oldest first. Immutable.</summary>
internal sealed class RemovedPieces
{
    public const int MaximumPieces = 2_000;
    public const int MaximumRuns = 8_000;

    private readonly Lazy<Dictionary<ulong, RemovedPiece>> _byHash;

    public RemovedPieces(ImmutableArray<RemovedPiece> pieces)
    {
        Pieces = pieces;
        _byHash = new(() => Pieces.ToDictionary(piece => piece.Hash));
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

    /// <summary>Returns the pieces with those that one step removes.</summary>
    /// <param name="old">The text before the step.</param>
    /// <param name="origins">The origin of each unit of the old text.</param>
    /// <param name="new">The text after the step.</param>
    public RemovedPieces With(string old, int[] origins, string @new)
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
                Add(at, shown.Length);
                foreach (var (start, length) in Sentences.Of(words.Split(shown)))
                {
                    Add(at + start, length);
                }
            }

            at += line.Length;
        }

        return added.Count == 0 ? this : new RemovedPieces(Newest(
            [.. Pieces.Where(piece => !added.ContainsKey(piece.Hash)), .. added.Values]));

        void Add(int start, int length)
        {
            var hash = TextHash.Of(old.AsSpan(start, length));
            added.TryAdd(hash, new RemovedPiece(hash, Origins.Compress(origins.AsSpan(start, length))));
        }
    }

    private static ImmutableArray<RemovedPiece> Newest(ImmutableArray<RemovedPiece> pieces)
    {
        var (first, runs) = (pieces.Length, 0);
        while (first > 0 && pieces.Length - first < MaximumPieces
            && runs + pieces[first - 1].Runs.Length <= MaximumRuns)
        {
            runs += pieces[--first].Runs.Length;
        }

        return pieces[first..];
    }
}
