using Npgsql;

namespace Wiki.Core.Http;

/// <summary>Listens to PostgreSQL for what other instances save, and drops the cached pages it affects.</summary>
public sealed class CacheInvalidationListener(NpgsqlDataSource database, VisitorPages pages, ILogger<CacheInvalidationListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Until it listens, nothing is served from memory: a save elsewhere would not be heard.
        pages.Trust(false);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
            {
                pages.Trust(false);
                logger.LogDebug("Changes by other instances cannot be heard at the moment: {Reason}", e.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, message) => Hear(message.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN " + CacheInvalidation.Channel, connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        pages.Trust(true);
        while (true)
        {
            if (!await connection.WaitAsync(Silence, stoppingToken))
            {
                // Nothing came. A connection that the network lost looks the same until something is sent on it.
                await using var probe = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 5 };
                await probe.ExecuteNonQueryAsync(stoppingToken);
            }
        }
    }

    private void Hear(string payload)
    {
        if (payload == CacheInvalidation.Everything)
        {
            pages.Trust(true);
        }
        else
        {
            pages.Drop(payload.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
