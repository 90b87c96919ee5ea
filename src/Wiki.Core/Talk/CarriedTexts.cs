using Microsoft.Extensions.Caching.Memory;
using Wiki.Text.Anchors;

namespace Wiki.Core.Talk;

/// <summary>
/// Remembers where the lines of one revision are in another. Revisions never change, so nothing here goes stale.
/// </summary>
public sealed class CarriedTexts : IDisposable
{
    private const long MostLines = 2_000_000; // four bytes each

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostLines });

    /// <summary>The lines of a pair of revisions; null when the pair must be compared.</summary>
    public CarriedLines? Find(long articleId, int from, int to) =>
        _kept.TryGetValue((articleId, from, to), out CarriedLines? lines) ? lines : null;

    /// <summary>Remembers the lines of a pair of revisions, and returns them.</summary>
    public CarriedLines Keep(long articleId, int from, int to, CarriedLines lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _kept.Set((articleId, from, to), lines, new MemoryCacheEntryOptions { Size = lines.Count + 100 });
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();
}
