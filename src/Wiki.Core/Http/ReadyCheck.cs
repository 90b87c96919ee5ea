using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Wiki.Core.Site;

namespace Wiki.Core.Http;

/// <summary>Ready means: the site is open and the database answers.</summary>
public sealed class ReadyCheck(SiteState state, NpgsqlDataSource database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!state.IsReady)
        {
            return HealthCheckResult.Unhealthy("starting");
        }

        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy("database", e);
        }
    }
}
