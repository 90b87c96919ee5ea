using System.Threading.RateLimiting;

namespace Wiki.Core.Files;

/// <summary>Limits how many files one account may upload at once.</summary>
public sealed class UploadLimits : IDisposable
{
    /// <summary>How many uploads one account may send at once.</summary>
    public const int AtOnce = 60;

    /// <summary>After how many seconds each further one may follow.</summary>
    public const int Seconds = 3;

    private readonly PartitionedRateLimiter<long> _limiter = PartitionedRateLimiter.Create<long, long>(
        account => RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(Seconds),
        }));

    /// <summary>Counts an upload; false when it is one too many.</summary>
    public bool Take(long account)
    {
        using var lease = _limiter.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
