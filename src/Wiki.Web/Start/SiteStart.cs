using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Seed;
using Wiki.Core.Site;

namespace Wiki.Web.Start;

/// <summary>
/// Applies missing schema steps, imports the shipped pages into an empty database, offers the setup link, then opens
/// the site. Waits for a database that does not answer yet.
/// </summary>
public sealed class SiteStart(
    IServiceScopeFactory scopes, DatabaseSettings database, IOptions<WikiOptions> options, SiteState state,
    SetupLink setup, IServer server, IHostApplicationLifetime lifetime, ILogger<SiteStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WhenListeningAsync(stoppingToken);
            while (!await TryOpenAsync(stoppingToken))
            {
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it was ready.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (e is SiteStartException)
            {
                Console.Error.WriteLine(e.Message);
            }
            else
            {
                logger.LogCritical(e, "The wiki cannot start.");
            }

            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private Task WhenListeningAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource();
        lifetime.ApplicationStarted.Register(listening.SetResult);
        return listening.Task.WaitAsync(stoppingToken);
    }

    // False when the database does not answer; any other error is final.
    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await FitSchemaAsync(cancellationToken))
            {
                // A step may have added a table of derived rows, which must be filled before anybody reads.
                await scope.ServiceProvider.GetRequiredService<DerivedRows>().RebuildAsync(null, cancellationToken);
            }

            if (options.Value.Seed)
            {
                await scope.ServiceProvider.GetRequiredService<ShippedArticles>()
                    .ImportIntoEmptyAsync(cancellationToken);
            }

            var address = Address();
            database.Private?.Announce(address);
            Console.WriteLine($"The wiki is at {address}");
            await OfferSetupAsync(scope.ServiceProvider.GetRequiredService<WikiDb>(), address, cancellationToken);
            state.Open();
            return true;
        }
        catch (Exception e) when (DatabaseFailure.IsPassing(e))
        {
            logger.LogWarning("Waiting for the database: {Reason}", e.GetBaseException().Message);
            return false;
        }
    }

    // True when the schema was changed.
    private async Task<bool> FitSchemaAsync(CancellationToken cancellationToken)
    {
        var pending = await Schema.PendingAsync(database.ConnectionString, cancellationToken);
        if (pending.Count == 0)
        {
            return false;
        }

        if (database.Private is not null || options.Value.Migrate)
        {
            await Schema.MigrateAsync(database.ConnectionString, cancellationToken);
            return true;
        }

        throw new SiteStartException(
            $"The database behind ConnectionStrings__Wiki lacks these schema steps: {string.Join(", ", pending)}. "
            + "Back it up, run \"dotnet run --project src/Wiki.Web -- migrate\" with the same settings, and start "
            + "again.");
    }

    private async Task OfferSetupAsync(WikiDb db, string address, CancellationToken cancellationToken)
    {
        var administered = await db.Set<IdentityUserRole<long>>()
            .AnyAsync(row => db.Set<IdentityRole<long>>()
                .Any(role => role.Id == row.RoleId && role.Name == Roles.Administrator), cancellationToken);
        if (administered)
        {
            setup.Close();
            return;
        }

        Console.WriteLine($"Make the first administrator at {setup.Offer(address)}");
        Console.WriteLine($"(the link works once; it is also in {setup.FilePath})");
    }

    // An address that a browser on this machine can open: a server that listens on every address is at localhost too.
    private string Address()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? WikiApp.DefaultAddress;
        return bound.Replace("://[::]:", "://localhost:", StringComparison.Ordinal)
            .Replace("://0.0.0.0:", "://localhost:", StringComparison.Ordinal);
    }
}
