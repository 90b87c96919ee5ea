namespace Wiki.Core.Data.Postgres;

/// <summary>Makes folders that are not open to everybody, where the system has such modes.</summary>
internal static class ProtectedFolder
{
    /// <summary>Only the owner may use it.</summary>
    public const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Others may pass through to files that are open to them, but cannot list the folder.</summary>
    public const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder unless it exists; an existing one keeps its mode.</summary>
    public static void Make(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, mode);
        }
    }
}
