using System.ComponentModel;
using System.Diagnostics;

namespace Wiki.Core.Data.Postgres;

/// <summary>The output of a program and how it ended.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">Its standard output and then its standard error, trimmed.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Whether the program ended with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program to its end, without a shell, a terminal or the caller's PostgreSQL environment.</summary>
internal static class Command
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs <paramref name="program"/>. A program that does not exist gives exit code 127. When cancelled, the
    /// program is killed.
    /// </summary>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(CancellationToken.None),
                process.StandardError.ReadToEndAsync(CancellationToken.None));
            await EndOf(process, cancellation);
            return new CommandResult(process.ExitCode, await TextOf(output));
        }
        catch (Win32Exception e)
        {
            return new CommandResult(127, e.Message);
        }
    }

    private static async Task EndOf(Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    // On Windows the server inherits the pipes of the pg_ctl that starts it, so they stay open until the server ends.
    private static async Task<string> TextOf(Task<string[]> output)
    {
        try
        {
            return string.Join('\n', await output.WaitAsync(LastWords)).Trim();
        }
        catch (TimeoutException)
        {
            return "";
        }
    }
}
