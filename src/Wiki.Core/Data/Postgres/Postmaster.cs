using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Wiki.Core.Data.Postgres;

/// <summary>The first process of a PostgreSQL server, as its cluster's <c>postmaster.pid</c> records it.</summary>
/// <param name="ProcessId">The process the file names, which may have ended long ago.</param>
/// <param name="Folder">
/// The cluster's folder as the server was given it; may be another path to the same folder.
/// </param>
/// <param name="Started">When the server says it was started, to the second.</param>
/// <param name="Port">The port, also part of the name of a Unix socket.</param>
internal sealed record Postmaster(int ProcessId, string Folder, DateTimeOffset Started, int Port)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>The file in which a server notes its process.</summary>
    public static string FileOf(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>The server noted in a cluster, or null when none is. It need not be running.</summary>
    public static Postmaster? NotedIn(string cluster)
    {
        try
        {
            return File.ReadAllLines(FileOf(cluster)) is [var id, var folder, var started, var port, ..]
                && int.TryParse(id, CultureInfo.InvariantCulture, out var processId)
                && long.TryParse(started, CultureInfo.InvariantCulture, out var seconds)
                && int.TryParse(port, CultureInfo.InvariantCulture, out var portNumber)
                ? new Postmaster(processId, folder, DateTimeOffset.FromUnixTimeSeconds(seconds), portNumber)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the process runs and is a server of this cluster. Reads one small file of the system; starts nothing.
    /// </summary>
    public bool IsRunning() => OperatingSystem.IsLinux() ? CommandLineIsOurs() : NameAndStartAreOurs();

    // After a restart of the machine or of a container the number may belong to a different process. A process that has
    // ended and waits for its parent has an empty command line.
    private bool CommandLineIsOurs()
    {
        try
        {
            var words = File.ReadAllText($"/proc/{ProcessId}/cmdline").Split('\0');
            return Path.GetFileName(words[0]) == "postgres" && words.Contains(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool NameAndStartAreOurs() => IsProcess(process =>
        process.ProcessName == "postgres" && (process.StartTime - Started.LocalDateTime).Duration() < Tolerance);

    /// <summary>Whether any process has the number now.</summary>
    public bool NumberIsTaken() => IsProcess(process => !process.HasExited);

    /// <summary>Ends the process at once, as a crash would; the next start recovers.</summary>
    public void Kill() => IsProcess(process =>
    {
        process.Kill();
        return process.WaitForExit(Tolerance);
    });

    private bool IsProcess(Func<Process, bool> question)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return question(process);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
