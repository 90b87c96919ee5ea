using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Wiki.Core.Data.Postgres;

/// <summary>Chooses the folder of the server's Unix socket.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class SocketFolder
{
    // The system's structure holds 104 bytes on macOS and 108 on Linux, the final zero included.
    private const int LongestPath = 103;
    private const string SocketName = "/.s.PGSQL.5432";

    /// <summary>
    /// The cluster's own folder if its path can be the address of a socket. Otherwise a folder that this method makes
    /// for its owner only; its name is computed from the path and the user.
    /// </summary>
    public static string For(string cluster)
    {
        if (CanHoldSocket(cluster))
        {
            return cluster;
        }

        var folder = Path.Combine(Parent(), NameFor(cluster));
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw new EmbeddedPostgresException($"{folder} must be a folder, but is a link. Delete it.");
        }

        ProtectedFolder.Make(folder, ProtectedFolder.OwnerOnly);
        // Only the owner may do this, so it also proves that the folder is not somebody else's.
        File.SetUnixFileMode(folder, ProtectedFolder.OwnerOnly);
        return folder;
    }

    // Commas separate hosts in a connection string and folders in a server setting.
    private static bool CanHoldSocket(string folder) =>
        Encoding.UTF8.GetByteCount(folder + SocketName) <= LongestPath && PlainPath().IsMatch(folder);

    private static string NameFor(string cluster) =>
        "wiki-" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Environment.UserName + "\n" + cluster)))[..16];

    // Only root can write to /run; in a folder that is open to all, somebody else could make ours first.
    private static string Parent()
    {
        if (Environment.IsPrivilegedProcess && Directory.Exists("/run"))
        {
            return "/run";
        }

        var temporary = Path.GetTempPath().TrimEnd('/');
        return CanHoldSocket(Path.Combine(temporary, NameFor(""))) ? temporary : "/tmp";
    }

    [GeneratedRegex(@"\A[\w/. -]+\z")]
    private static partial Regex PlainPath();
}
