namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Collects weighted pairs (i, j). Their i must never descend, and their j must descend for the same i. Finds the chain
/// with the greatest sum of weights that ascends in i and j. Adding a pair takes logarithmic time.
/// </summary>
internal sealed class HeaviestChain
{
    private const int None = -1;

    private readonly List<(int Old, int New, double Sum, int Before)> _pairs = [];

    // A Fenwick tree: entry n has the last pair of the heaviest chain among the places that it covers.
    private readonly int[] _heaviest;

    public HeaviestChain(int places)
    {
        _heaviest = new int[places + 1];
        Array.Fill(_heaviest, None);
    }

    public void Add(int i, int j, double weight)
    {
        var before = HeaviestBefore(j);
        var pair = _pairs.Count;
        _pairs.Add((i, j, SumOf(before) + weight, before));
        for (var n = j + 1; n < _heaviest.Length; n += n & -n)
        {
            _heaviest[n] = Heavier(_heaviest[n], pair);
        }
    }

    public List<(int Old, int New)> Pairs()
    {
        var chain = new List<(int Old, int New)>();
        for (var pair = HeaviestBefore(_heaviest.Length - 1); pair != None; pair = _pairs[pair].Before)
        {
            chain.Add((_pairs[pair].Old, _pairs[pair].New));
        }

        chain.Reverse();
        return chain;
    }

    private int HeaviestBefore(int j)
    {
        var heaviest = None;
        for (var n = j; n > 0; n -= n & -n)
        {
            heaviest = Heavier(heaviest, _heaviest[n]);
        }

        return heaviest;
    }

    private int Heavier(int a, int b) => SumOf(b) > SumOf(a) ? b : a;

    private double SumOf(int pair) => pair == None ? 0 : _pairs[pair].Sum;
}
