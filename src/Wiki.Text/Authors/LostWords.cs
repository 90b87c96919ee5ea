using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Authors;

/// <summary>
/// The words of a removed line or sentence that the next text does not have, in order. They are kept as hashes, so that
/// no removed text is stored.
/// </summary>
/// <param name="Words">The hash of each word, see <see cref="HashOf"/>.</param>
/// <param name="Runs">Their origins; the lengths count words.</param>
internal sealed record LostWords(ImmutableArray<uint> Words, ImmutableArray<OriginRun> Runs)
{
    /// <summary>Fewer words say too little to recognize a sentence that was changed.</summary>
    public const int Fewest = 3;

    private const uint LengthBits = 15;

    /// <summary>
    /// The hash of a word, the same on every machine. Its last bits are the length of the word, up to 15.
    /// </summary>
    public static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u; // FNV-1a
        foreach (var unit in word)
        {
            hash = (hash ^ unit) * 16_777_619u;
        }

        return (hash ^ (hash >> 13)) & ~LengthBits | (uint)Math.Min(word.Length, LengthBits);
    }

    /// <summary>The weight of some words as evidence: a long word tells more than a short one.</summary>
    public static long WeightOf(IEnumerable<uint> words) => words.Sum(word => word & LengthBits);
}

/// <summary>Finds the removed line or sentence that comes back with changes, by most of its words.</summary>
internal sealed class LostWordsIndex
{
    // Half of their words, as for lines that were moved and changed.
    private const double Least = .5;

    // A word that occurs in more pieces does not help to find the right one.
    private const int MostPiecesOfWord = 16;

    private readonly List<LostWords> _pieces;
    private readonly Dictionary<uint, List<int>> _piecesOfWord = [];

    public LostWordsIndex(IEnumerable<LostWords> pieces)
    {
        _pieces = [.. pieces];
        for (var i = 0; i < _pieces.Count; i++)
        {
            foreach (var word in _pieces[i].Words.Distinct())
            {
                if (!_piecesOfWord.TryGetValue(word, out var having))
                {
                    _piecesOfWord[word] = having = [];
                }

                having.Add(i);
            }
        }
    }

    /// <summary>
    /// The piece that has most in common with some words; the latest of several. Null when none has enough.
    /// </summary>
    public LostWords? MostLike(uint[] words, WorkAllowance work)
    {
        var distinct = words.ToHashSet();
        var weight = LostWords.WeightOf(distinct);
        var (best, most) = (-1, Least);
        foreach (var i in distinct.Select(word => _piecesOfWord.GetValueOrDefault(word, []))
            .Where(pieces => pieces.Count <= MostPiecesOfWord).SelectMany(pieces => pieces).Distinct().Order())
        {
            if (!work.TrySpend(_pieces[i].Words.Length))
            {
                break;
            }

            var piece = _pieces[i].Words.ToHashSet();
            var total = weight + LostWords.WeightOf(piece);
            piece.IntersectWith(distinct);
            var share = 2.0 * LostWords.WeightOf(piece) / total;
            (best, most) = share >= most ? (i, share) : (best, most);
        }

        return best < 0 ? null : _pieces[best];
    }
}
