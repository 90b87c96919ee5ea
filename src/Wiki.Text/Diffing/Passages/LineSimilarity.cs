using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>Measures how much of two lines or passages is the same, in any order.</summary>
internal sealed class LineSimilarity(WordNumbers words)
{
    /// <summary>With a smaller share of common words, two lines are not the same line with changes.</summary>
    public const double Least = 0.3;

    /// <summary>
    /// With a smaller share of its words in common, the shorter of two passages is not part of the longer one.
    /// </summary>
    private const double LeastOfPiece = 0.7;

    /// <summary>A piece with less weight would be found in any long passage.</summary>
    private const long LeastPieceWeight = 30 * WordNumbers.WeightOfLetter;

    private readonly PieceNumbers _withoutBlanks = new();

    /// <summary>Prepares a line for comparison: its words, in the order of their numbers.</summary>
    public Signature Of(WordLine line)
    {
        var telling = Array.FindAll(line.Words, word => !words.IsBlank(word));
        Array.Sort(telling);
        return new Signature(telling, WeightOf(telling), Blanks.NumberWithout(line.Text, _withoutBlanks));
    }

    /// <summary>Prepares a passage for comparison.</summary>
    public Signature Of(IReadOnlyList<WordLine> lines)
    {
        if (lines is [var only])
        {
            return Of(only);
        }

        var telling = lines.SelectMany(line => line.Words).Where(word => !words.IsBlank(word)).ToArray();
        Array.Sort(telling);
        var text = string.Concat(lines.Select(line => line.Text));
        return new Signature(telling, WeightOf(telling), Blanks.NumberWithout(text, _withoutBlanks));
    }

    /// <summary>
    /// The share of common words, from 0 to 1. Long words count more. It is 0 below <see cref="Least"/>. Null when the
    /// allowance is used up.
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

    /// <summary>
    /// Like <see cref="Between"/>, but a passage is also similar to a much longer one that has most of its words. It
    /// may be a part of a passage that was split.
    /// </summary>
    public double? OfPiece(Signature a, Signature b, WorkAllowance allowance)
    {
        var share = Between(a, b, allowance);
        var piece = Math.Min(a.Weight, b.Weight);
        if (share != 0 || piece < LeastPieceWeight)
        {
            return share;
        }

        if (!allowance.TrySpend(a.Words.Length + b.Words.Length))
        {
            return null;
        }

        var contained = (double)CommonWeight(a.Words, b.Words) / piece;
        return contained < LeastOfPiece ? 0 : contained * Least;
    }

    /// <summary>The share of a piece that is among other words. Both must be sorted in ascending order.</summary>
    public double Contained(int[] piece, int[] among)
    {
        var weight = WeightOf(piece);
        return weight == 0 ? 0 : (double)CommonWeight(piece, among) / weight;
    }

    public long WeightOf(int[] telling) => telling.Sum(word => (long)words.Weight(word));

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

    /// <summary>A line or passage, prepared for comparison.</summary>
    /// <param name="Words">Its words without blanks, in ascending order.</param>
    /// <param name="Weight">The sum of their weights.</param>
    /// <param name="WithoutBlanks">The number of its text without blanks.</param>
    internal sealed record Signature(int[] Words, long Weight, int WithoutBlanks);
}
