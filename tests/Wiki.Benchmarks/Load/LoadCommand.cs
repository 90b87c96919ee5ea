using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Wiki.Benchmarks.Load;

/// <summary>
/// Loads the program over HTTP and compares each page with the control, which answers the same bytes in front of
/// everything: in short slices, by turns, on the same connections.
/// </summary>
internal sealed class LoadCommand(LoadSite site, LoadDriver driver, int seconds, int connections)
{
    private const int SliceMilliseconds = 250;
    private const int WarmUpMilliseconds = 750;
    private const int FreshSaves = 50;

    private readonly List<Measured> _rows = [];

    /// <summary>Runs it and prints the table.</summary>
    /// <returns>0 when no answer was wrong or old, no save was lost and no prepared page cost a transaction.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        int seconds, connections;
        string only;
        try
        {
            seconds = Numbers.Option(args, "--seconds", 10, 1, 600);
            connections = Numbers.Option(args, "--connections", 32, 1, 250);
            only = args.SkipWhile(argument => argument != "--only").Skip(1).FirstOrDefault("");
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }

        await using var site = await LoadSite.StartAsync();
        using var driver = new LoadDriver(site.Port, connections);
        return await new LoadCommand(site, driver, seconds, connections).RunAsync(only);
    }

    private async Task<int> RunAsync(string only)
    {
        bool Wanted(string name) => name.Contains(only, StringComparison.OrdinalIgnoreCase);
        var transactions = await MeasurePreparedAsync([.. Target.Prepared.Where(target => Wanted(target.Name))]);
        foreach (var target in Target.Made(site.SessionCookie).Where(target => Wanted(target.Name)))
        {
            await MeasureAsync(target);
        }

        var saved = !Wanted("save") || await MeasureSavesAsync();
        Console.WriteLine();
        Console.WriteLine($"{connections} connections, {seconds} s each, slices of {SliceMilliseconds} ms by turns "
            + $"on {Environment.ProcessorCount} processors.");
        Console.WriteLine(Measured.Heading);
        _rows.ForEach(Console.WriteLine);
        if (transactions is not null)
        {
            Console.WriteLine($"Transactions in the database while prepared pages were answered: {transactions}.");
        }

        return saved && transactions is null or 0 && _rows.TrueForAll(row => row.Errors == 0) ? 0 : 1;
    }

    private async Task<long?> MeasurePreparedAsync(List<Target> targets)
    {
        if (targets.Count == 0)
        {
            return null;
        }

        foreach (var target in targets)
        {
            await site.AskAsync(target.Path, target.Headers());
        }

        var work = site.DatabaseWork;
        await work.QuietAsync();
        await work.SettleAsync();
        var before = await work.CountAsync();
        foreach (var target in targets)
        {
            await MeasureAsync(target);
        }

        return await work.CountAsync() - before;
    }

    private async Task MeasureAsync(Target target)
    {
        var headers = target.Headers().ToList();
        var (status, fields, body) = await site.AskAsync(target.Path, headers);
        if (target.Again)
        {
            headers.Add(("If-None-Match", fields["ETag"].ToString()));
            (status, fields, body) = await site.AskAsync(target.Path, headers);
        }

        site.Control.Answer = new FixedAnswer(status, fields, body);
        var expected = target.Again ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
        var (control, page) = (Request(Control.Path, headers), Request(target.Path, headers));
        await MeasureAsync(target.Name, new LoadJob(control, page, null, expected));
    }

    // Each connection saves an article of its own; what was answered and what was stored must agree.
    private async Task<bool> MeasureSavesAsync()
    {
        var forms = (await site.SavingFormsAsync(connections)).ToList();
        var stale = await Freshness.CountStaleAsync(site, forms[0], "/wiki/load-1", FreshSaves);
        forms[0] = forms[0] with { BaseNumber = forms[0].BaseNumber + FreshSaves };
        var before = await site.SavedRevisionsAsync();
        var location = KeyValuePair.Create("Location", new StringValues("/wiki/load-1"));
        site.Control.Answer = new FixedAnswer(StatusCodes.Status302Found, [location], []);
        var control = Request(Control.Path, Target.Prepared[0].Headers());
        var answered = await MeasureAsync("save", new LoadJob(control, null, forms, StatusCodes.Status302Found));
        var stored = await site.SavedRevisionsAsync() - before;
        Console.WriteLine($"{answered} saves answered, {stored} revisions stored; "
            + $"{stale} of {FreshSaves} saves not seen at once by a visitor.");
        return answered == stored && stale == 0;
    }

    private async Task<long> MeasureAsync(string name, LoadJob job)
    {
        Console.Error.WriteLine(name);
        var row = new Measured(name);
        await driver.BeginAsync(job);
        long answered = 0;
        foreach (var ofPage in new[] { false, true })
        {
            answered += row.Check(await driver.RunAsync(new Slice(ofPage, WarmUpMilliseconds)), ofPage);
        }

        for (var pair = 0; pair < seconds * 1000 / SliceMilliseconds / 2; pair++)
        {
            // Control and page, page and control: neither gains by coming first.
            var pageFirst = pair % 2 == 1;
            var first = await RunAsync(pageFirst);
            var second = await RunAsync(!pageFirst);
            answered += row.Add(pageFirst ? second : first, pageFirst ? first : second);
        }

        _rows.Add(row);
        return answered;
    }

    private async Task<MeasuredSlice> RunAsync(bool ofPage)
    {
        var (processor, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var report = await driver.RunAsync(new Slice(ofPage, SliceMilliseconds));
        return new MeasuredSlice(
            report, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - allocated);
    }

    private byte[] Request(string path, IEnumerable<(string Name, string Value)> headers) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.Port}\r\n"
        + string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n")) + "\r\n");
}
