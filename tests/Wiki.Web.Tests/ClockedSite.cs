using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests;

/// <summary>A wiki whose clock a test sets.</summary>
public sealed class ClockedSite : WikiSite
{
    /// <summary>The clock. It moves only when a test sets it, and never backwards.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    protected override void Replace(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
}
