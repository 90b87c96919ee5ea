using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Finds the new passage that continues an old one. Similar passages are paired in the same order on both sides, so
/// that an edited line beside an inserted one is shown as edited.
/// </summary>
internal static class PassagePairs
{
    // Among many passages, each is compared with as many as this work allows, around the same relative place.
    private const long WorkPerHunk = 2_000_000;
    private const int LeastNeighbours = 8;

    /// <summary>
    /// Whether the allowance covers the least work to pair these lines. Otherwise it is not worth splitting them into
    /// words.
    /// </summary>
    public static bool Affords(Hunk hunk, WorkAllowance allowance)
    {
        var affords = allowance.Allows((long)hunk.OldCount * Math.Min(hunk.NewCount, (2 * LeastNeighbours) + 1));
        if (!affords)
        {
            allowance.Refuse();
        }

        return affords;
    }

    /// <summary>
    /// Returns the pairs, ascending on both sides. Returns none when the allowance is used up or a side is empty.
    /// </summary>
    public static List<(int Old, int New)> Of(LineSimilarity similarity, PassageSignature[] old,
        PassageSignature[] @new, WorkAllowance allowance)
    {
        if (old.Length == 0 || @new.Length == 0)
        {
            return [];
        }

        var neighbours = Neighbours(old, @new);
        var chains = new HeaviestChain(@new.Length);
        for (var i = 0; i < old.Length; i++)
        {
            var centre = (int)((long)i * @new.Length / old.Length);
            var (first, last) = (Math.Max(0, centre - neighbours), Math.Min(@new.Length - 1, centre + neighbours));

            // Descending, because a chain must not take the same old passage twice.
            for (var j = last; j >= first; j--)
            {
                var (a, b) = (old[i], @new[j]);
                var like = a.IsProse && b.IsProse
                    ? similarity.OfPiece(a.Signature, b.Signature, allowance)
                    : similarity.Between(a.Signature, b.Signature, allowance);
                if (like is not { } share)
                {
                    return [];
                }

                if (share > 0)
                {
                    // Squared, because one good pair is worth more than two poor ones.
                    chains.Add(i, j, share * share);
                }
            }
        }

        return chains.Pairs();
    }

    private static int Neighbours(PassageSignature[] old, PassageSignature[] @new)
    {
        var wordsOfPair = MeanWords(old) + MeanWords(@new) + 1;
        var affordable = WorkPerHunk / (2 * old.Length * wordsOfPair);
        var slope = @new.Length / old.Length;
        return (int)Math.Min(@new.Length, Math.Max(affordable, LeastNeighbours) + slope);
    }

    private static long MeanWords(PassageSignature[] passages) =>
        passages.Sum(passage => (long)passage.Signature.Words.Length) / passages.Length;
}
