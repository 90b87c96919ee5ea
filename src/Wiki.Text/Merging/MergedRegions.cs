using System.Collections.Immutable;
using System.Text;

namespace Wiki.Text.Merging;

/// <summary>Collects the regions of a merge. Neighbouring agreed lines become one region.</summary>
internal sealed class MergedRegions
{
    private readonly ImmutableArray<MergeRegion>.Builder _regions = ImmutableArray.CreateBuilder<MergeRegion>();

    // Joined only when another region follows: to join at each addition would take time in the square of the text.
    private readonly StringBuilder _agreed = new();

    public void Add(MergeRegion region)
    {
        if (region is MergeRegion.Agreed agreed)
        {
            _agreed.Append(agreed.Text);
            return;
        }

        EndAgreed();
        _regions.Add(region);
    }

    public void AddRange(IEnumerable<MergeRegion> regions)
    {
        foreach (var region in regions)
        {
            Add(region);
        }
    }

    public ImmutableArray<MergeRegion> ToImmutable()
    {
        EndAgreed();
        return _regions.ToImmutable();
    }

    private void EndAgreed()
    {
        if (_agreed.Length > 0)
        {
            _regions.Add(new MergeRegion.Agreed(_agreed.ToString()));
            _agreed.Clear();
        }
    }
}
