namespace Wiki.Text.Diffing;

/// <summary>How much of two lines is the same, wherever it stands in them.</summary>
internal sealed class LineSimilarity(WordNumbers words)
{
    /// <summary>Below this share of common words two lines are not the same line with changes.</summary>
    public const double Least = 0.3;

    private readonly PieceNumbers _withoutBlanks = new();

    /// <summary>What is compared of a line: its words in order of their numbers.</summary>
    public Signature Of(WordLine line)
    {
        var telling = Array.FindAll(line.Words, word => !words.IsBlank(word));
        Array.Sort(telling);
        var weight = telling.Sum(word => (long)words.Weight(word));
        return new Signature(telling, weight, _withoutBlanks.Of(Blanks.RemovedFrom(line.Text)));
    }

    /// <summary>
    /// The share of common words from 0 to 1, long words counting more; 0 when it is below <see cref="Least"/>.
    /// Null when the allowance does not suffice to say.
    /// </summary>
    public double? Between(Signature a, Signature b, WorkAllowance allowance)
    {
        var total = a.Weight + b.Weight;
        var isSame = a.WithoutBlanks == b.WithoutBlanks;
        var isUnlike = 2 * Math.Min(a.Weight, b.Weight) < Least * total;
        var work = isSame || isUnlike ? 1 : 1 + a.Words.Length + b.Words.Length;
        if (!allowance.TrySpend(work))
        {
            return null;
        }

        if (isSame)
        {
            return a.Weight > 0 ? 1 : Least;
        }

        var similarity = isUnlike ? 0 : 2.0 * CommonWeight(a.Words, b.Words) / total;
        return similarity < Least ? 0 : similarity;
    }

    private long CommonWeight(int[] a, int[] b)
    {
        var (i, j, common) = (0, 0, 0L);
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].CompareTo(b[j]);
            if (order == 0)
            {
                common += words.Weight(a[i]);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }

    /// <summary>A line prepared for comparison.</summary>
    /// <param name="Words">Its words but the blanks, ascending.</param>
    /// <param name="Weight">The sum of their weights.</param>
    /// <param name="WithoutBlanks">The number of the line without its blanks.</param>
    internal sealed record Signature(int[] Words, long Weight, int WithoutBlanks);
}
