using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Moves;

/// <summary>
/// Finds the added line that is most similar to a removed line, anywhere in the text, by the rare words that both have.
/// </summary>
internal sealed class MoveSearch(
    DiffSide old, DiffSide @new, LineSimilarity similarity, WordNumbers words, WorkAllowance allowance)
{
    private const double Least = 0.5;
    private const int FewestWords = 4;
    private const int LeastWordWeight = 3 * WordNumbers.WeightOfLetter;

    // A word that occurs in more added lines does not help to find the right one.
    private const int MostLinesOfWord = 8;

    /// <summary>Returns pairs of lines that no hunk has matched yet, the most similar first. A line may be in several pairs.</summary>
    public List<(int Old, int New)> Pairs()
    {
        var oldLines = Telling(old);
        if (oldLines.Count == 0 || Telling(@new) is not { Count: > 0 } newLines)
        {
            return [];
        }

        var index = Index(newLines);
        var pairs = new List<(int Old, int New, double Share)>();
        foreach (var line in oldLines)
        {
            if (MostLike(line, index) is { } candidate
                && similarity.Between(old.Signature(line), @new.Signature(candidate), allowance) is { } share
                && share >= Least)
            {
                pairs.Add((line, candidate, share));
            }
        }

        return [.. pairs.OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Old)
            .Select(pair => (pair.Old, pair.New))];
    }

    private static List<int> Telling(DiffSide side) => [.. Enumerable.Range(0, side.Count)
        .Where(line => side.Free[line] && side.Signature(line).Words.Length >= FewestWords)];

    private Dictionary<int, List<int>> Index(List<int> lines)
    {
        var index = new Dictionary<int, List<int>>();
        foreach (var line in lines)
        {
            foreach (var word in Words(@new, line))
            {
                ref var having = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word, out _);
                having ??= [];
                if (having.Count <= MostLinesOfWord)
                {
                    having.Add(line);
                }
            }
        }

        return index;
    }

    private int? MostLike(int line, Dictionary<int, List<int>> index)
    {
        var shared = new Dictionary<int, long>();
        foreach (var word in Words(old, line))
        {
            if (index.TryGetValue(word, out var having) && having.Count <= MostLinesOfWord)
            {
                foreach (var candidate in having)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, candidate, out _) += words.Weight(word);
                }
            }
        }

        return shared.Count == 0 || !allowance.TrySpend(shared.Count) ? null : shared.MaxBy(entry => entry.Value).Key;
    }

    // The words are in ascending order, so equal words are neighbours.
    private IEnumerable<int> Words(DiffSide side, int line)
    {
        var last = -1;
        foreach (var word in side.Signature(line).Words)
        {
            if (word != last && words.Weight(word) >= LeastWordWeight)
            {
                yield return word;
            }

            last = word;
        }
    }
}
