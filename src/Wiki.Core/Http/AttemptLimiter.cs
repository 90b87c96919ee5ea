using System.Threading.RateLimiting;

namespace Wiki.Core.Http;

/// <summary>
/// Limits attempts to sign in within a form that is about something else, so that the limit does not touch that.
/// </summary>
public sealed class AttemptLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _attempts =
        PartitionedRateLimiter.Create<HttpContext, string>(HttpLimits.ForAttempts);

    /// <summary>Whether this client may try once more now.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = _attempts.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _attempts.Dispose();
}
