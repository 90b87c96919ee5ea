using System.Diagnostics;

namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The right to use a data folder: an exclusive lock on its file <c>lock</c> that the operating system releases when
/// the process ends, however it ends. The file <c>lock.owner</c> beside it says who holds it.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;
    private readonly string _ownerFile;

    private DataFolderLock(FileStream file, string ownerFile)
    {
        _file = file;
        _ownerFile = ownerFile;
        Announce("starting");
    }

    /// <summary>Takes the lock, waiting up to <paramref name="patience"/> for another process to release it.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process still holds it; the message names it.</exception>
    public static async Task<DataFolderLock> TakeAsync(
        string folder, TimeSpan patience, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "lock");
        var ownerFile = file + ".owner";
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new DataFolderLock(
                    new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), ownerFile);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (waited.Elapsed >= patience)
                {
                    throw new EmbeddedPostgresException(
                        $"The data folder {folder} is in use by {OwnerIn(ownerFile)}. Stop that one first, or choose "
                        + "another folder for this one: Wiki__DataFolder=/path/to/another/folder.", e);
                }

                await Task.Delay(Pause, cancellation);
            }
        }
    }

    /// <summary>Records where this process can be reached, for the message another copy prints.</summary>
    public void Announce(string address)
    {
        var draft = _ownerFile + ".new";
        File.WriteAllText(draft, $"process {Environment.ProcessId} ({address})\n");
        File.Move(draft, _ownerFile, overwrite: true);
    }

    /// <summary>Releases the folder.</summary>
    public void Dispose()
    {
        File.Delete(_ownerFile);
        _file.Dispose();
    }

    private static string OwnerIn(string ownerFile)
    {
        try
        {
            return File.ReadAllText(ownerFile).Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
