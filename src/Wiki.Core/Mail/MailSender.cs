using Wiki.Core.Data;
using Wiki.Core.Site;

namespace Wiki.Core.Mail;

/// <summary>Sends mails in the background, once the site is open.</summary>
public sealed class MailSender(
    IServiceScopeFactory scopes, SiteState site, MailSetup setup, TimeProvider clock, ILogger<MailSender> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (setup.WhyOff is not null)
        {
            return;
        }

        await site.Opened.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var timer = new PeriodicTimer(Pause, clock);
        while (!stoppingToken.IsCancellationRequested && await NextAsync(timer, stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DueMails>().SendAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The mails wait in the database for the next turn.
                logger.Log(DatabaseFailure.IsPassing(e) ? LogLevel.Debug : LogLevel.Error, e, "Mails were not sent.");
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
