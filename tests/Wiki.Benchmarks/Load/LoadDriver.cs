using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Wiki.Benchmarks.Load;

/// <summary>Starts the client process and gives it orders.</summary>
internal sealed class LoadDriver : IDisposable
{
    /// <summary>The first argument of the client process.</summary>
    public const string Command = "load-client";

    private readonly Process _client;

    /// <summary>Starts it.</summary>
    /// <param name="port">The port of the wiki on this machine.</param>
    /// <param name="connections">How many it opens.</param>
    public LoadDriver(int port, int connections)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(LoadDriver).Assembly.Location);
        }

        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(connections.ToString(CultureInfo.InvariantCulture));

        // Cheaper answers for the client: nothing in it blocks.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        start.Environment["DOTNET_gcServer"] = "0";
        _client = Process.Start(start)!;
    }

    /// <summary>Says what is sent from now on; connects anew.</summary>
    public Task BeginAsync(LoadJob job) => OrderAsync(new Order(job, null));

    /// <summary>Lets all connections send for a while.</summary>
    public async Task<SliceReport> RunAsync(Slice slice) =>
        await OrderAsync(new Order(null, slice)) ?? throw new InvalidOperationException("A slice without a report.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.StandardInput.Close();
        if (!_client.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _client.Kill();
        }

        _client.Dispose();
    }

    private async Task<SliceReport?> OrderAsync(Order order)
    {
        await _client.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
        await _client.StandardInput.FlushAsync();
        var line = await _client.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The client process has ended.");
        return JsonSerializer.Deserialize<SliceReport?>(line);
    }
}
