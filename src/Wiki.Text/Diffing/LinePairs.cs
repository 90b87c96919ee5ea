namespace Wiki.Text.Diffing;

/// <summary>
/// Finds in a hunk which new line continues which old one: similar lines, in the same order on both sides, so that
/// an edited line beside an inserted one is shown as edited.
/// </summary>
internal static class LinePairs
{
    // In a long hunk a line is compared with as many as this work allows, around the same relative place.
    private const long WorkPerHunk = 2_000_000;
    private const int LeastNeighbours = 8;

    /// <summary>Whether it is worth splitting the lines of a hunk at all: the least work to pair them.</summary>
    public static bool Affords(Hunk hunk, WorkAllowance allowance)
    {
        var affords = allowance.Allows((long)hunk.OldCount * Math.Min(hunk.NewCount, 2 * LeastNeighbours + 1));
        if (!affords)
        {
            allowance.Refuse();
        }

        return affords;
    }

    /// <summary>
    /// The pairs, ascending on both sides; none when the allowance does not suffice. Neither side may be empty.
    /// </summary>
    public static List<(int Old, int New)> Of(
        LineSimilarity similarity, WordLine[] old, WordLine[] @new, WorkAllowance allowance)
    {
        var oldSignatures = Array.ConvertAll(old, similarity.Of);
        var newSignatures = Array.ConvertAll(@new, similarity.Of);
        var neighbours = Neighbours(old, @new);
        var chains = new HeaviestChain(@new.Length);
        for (var i = 0; i < old.Length; i++)
        {
            var centre = (int)((long)i * @new.Length / old.Length);
            var (first, last) = (Math.Max(0, centre - neighbours), Math.Min(@new.Length - 1, centre + neighbours));

            // Descending, so that no chain takes the same old line twice.
            for (var j = last; j >= first; j--)
            {
                if (similarity.Between(oldSignatures[i], newSignatures[j], allowance) is not { } share)
                {
                    return [];
                }

                if (share > 0)
                {
                    // Squared: one good pair is worth more than two poor ones.
                    chains.Add(i, j, share * share);
                }
            }
        }

        return chains.Pairs();
    }

    private static int Neighbours(WordLine[] old, WordLine[] @new)
    {
        var wordsOfPair = (old.Sum(line => (long)line.Words.Length) / old.Length)
            + (@new.Sum(line => (long)line.Words.Length) / @new.Length) + 1;
        var affordable = WorkPerHunk / (2 * old.Length * wordsOfPair);
        var slope = @new.Length / old.Length;
        return (int)Math.Min(@new.Length, Math.Max(affordable, LeastNeighbours) + slope);
    }
}
