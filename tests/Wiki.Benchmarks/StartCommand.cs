using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wiki.Benchmarks.Load;
using Wiki.Core.Site;
using Wiki.Web.Start;

namespace Wiki.Benchmarks;

/// <summary>
/// Measures the time from starting the program to its first home page: with no data at all, and with the data that
/// this left. The packages must be restored and everything built.
/// </summary>
internal static class StartCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Starts the program several times and prints the medians.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        int runs;
        try
        {
            runs = Numbers.Option(args, "--runs", 5, 1, 50);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }

        var project = Path.Combine(SiteFolders.Root, "src", "Wiki.Web");
        await MeasureAsync("dotnet run", runs, ["run", "--project", project, "--"]);
        await MeasureAsync("the program alone", runs, [typeof(WikiApp).Assembly.Location]);
        return 0;
    }

    private static async Task MeasureAsync(string name, int runs, string[] command)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("wiki-start-").FullName;
            first.Add(await SecondsAsync(command, folder));
            second.Add(await SecondsAsync(command, folder));
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine($"{name}: first start {Text(first)}, second start {Text(second)}");
    }

    private static string Text(List<double> seconds) =>
        $"{Numbers.Median(seconds):F2} s ({seconds.Min():F2}–{seconds.Max():F2})";

    private static async Task<double> SecondsAsync(string[] command, string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in command.Concat(["--urls", address, "--Wiki:DataFolder", folder]))
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = program.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        while (!await AnswersAsync(client, address))
        {
            if (program.HasExited || clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The program does not answer: {await output} {await errors}");
            }

            await Task.Delay(Pause);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        await StopAsync(program);
        await Task.WhenAll(output, errors); // they end when the last process of the program has
        return seconds;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(address));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // As Ctrl+C does, so that the program stops its database.
    private static async Task StopAsync(Process program)
    {
        using var kill = Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await program.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
