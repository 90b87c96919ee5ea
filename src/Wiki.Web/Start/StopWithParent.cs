using System.Runtime.InteropServices;

namespace Wiki.Web.Start;

/// <summary>
/// Ends the program when the <c>dotnet run</c> that started it has ended. Otherwise the wiki would go on running after
/// the command was killed, and nobody else could use its address and its data folder.
/// </summary>
public sealed class StopWithParent(IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var parent = ParentId();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (ParentId() != parent)
            {
                lifetime.StopApplication();
                return;
            }
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ParentId();
}
