using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Wiki.Benchmarks.Load;

/// <summary>
/// The process that sends the requests: apart from the server, so that its own cost is not in the server's. It takes
/// orders on its input and ends when that ends.
/// </summary>
internal sealed class LoadClient(int port, int connections)
{
    private const int MostMilliseconds = 60_000;
    private const int MostRequestsInSlice = 2_000_000;

    private readonly List<Connection> _connections = [];
    private Exchanges[] _control = [];
    private Exchanges[] _page = [];
    private int _status;
    private int _addresses;

    /// <summary>Obeys until the input ends.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var client = new LoadClient(
            int.Parse(args[0], CultureInfo.InvariantCulture), int.Parse(args[1], CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var report = await client.ObeyAsync(JsonSerializer.Deserialize<Order>(line)!);
            Console.WriteLine(JsonSerializer.Serialize(report));
        }

        return 0;
    }

    private async Task<SliceReport?> ObeyAsync(Order order)
    {
        if (order.Job is { } job)
        {
            _status = job.Status;
            _control = [.. Enumerable.Range(0, connections).Select(_ => new SameRequest(job.Control))];
            _page = job.Saves is { } saves
                ? [.. saves.Select(form => new Saves(form))]
                : [.. Enumerable.Range(0, connections).Select(_ => new SameRequest(job.Page!))];
            await ConnectAsync();
        }

        return order.Slice is { } slice ? await RunAsync(slice) : null;
    }

    // New connections for each job, from addresses the wiki has not heard from.
    private async Task ConnectAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        _connections.Clear();
        for (var i = 0; i < connections; i++)
        {
            var number = ++_addresses;
            var connection = new Connection();
            _connections.Add(connection);
            await connection.ConnectAsync(port, new IPAddress([127, 1, (byte)(number >> 8), (byte)number]));
        }
    }

    private async Task<SliceReport> RunAsync(Slice slice)
    {
        var exchanges = slice.OfPage ? _page : _control;
        var start = Stopwatch.GetTimestamp();
        var end = start + (Math.Min(slice.Milliseconds, MostMilliseconds) * Stopwatch.Frequency / 1000);
        var results = await Task.WhenAll(_connections.Select((connection, i) =>
            Task.Run(() => LoopAsync(connection, exchanges[i], end))));
        return new SliceReport(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            [.. results.SelectMany(result => result.Microseconds)],
            results.Sum(result => result.Errors),
            results.Select(result => result.FirstError).FirstOrDefault(error => error is not null));
    }

    private async Task<SliceReport> LoopAsync(Connection connection, Exchanges exchanges, long end)
    {
        var times = new List<int>();
        var errors = 0;
        string? firstError = null;
        for (var now = Stopwatch.GetTimestamp(); now < end && times.Count < MostRequestsInSlice / connections;)
        {
            try
            {
                var status = await connection.SendAsync(exchanges.Next());
                if (status == _status)
                {
                    exchanges.Succeeded();
                }
                else
                {
                    errors++;
                    firstError ??= $"status {status} instead of {_status}";
                }
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // The connection is of no more use in this slice.
                return new SliceReport(0, times, errors + 1, e.Message);
            }

            var done = Stopwatch.GetTimestamp();
            times.Add((int)((done - now) * 1_000_000 / Stopwatch.Frequency));
            now = done;
        }

        return new SliceReport(0, times, errors, firstError);
    }
}
