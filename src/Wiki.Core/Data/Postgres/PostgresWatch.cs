namespace Wiki.Core.Data.Postgres;

/// <summary>Checks every second that the private PostgreSQL runs, and starts it again when it does not.</summary>
/// <param name="postgres">The server.</param>
/// <param name="logger">Records when the server cannot be started.</param>
public sealed class PostgresWatch(EmbeddedPostgres postgres, ILogger<PostgresWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Interval;
            try
            {
                await postgres.EnsureRunningAsync(stoppingToken);
            }
            catch (Exception e) when (e is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                logger.LogError("{Message} The next attempt is in {Pause} s.", e.Message, PauseAfterFailure.Seconds);
                pause = PauseAfterFailure;
            }
            await Task.Delay(pause, stoppingToken);
        }
    }
}
