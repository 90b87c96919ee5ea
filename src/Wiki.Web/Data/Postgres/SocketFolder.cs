using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Wiki.Web.Data.Postgres;

/// <summary>Chooses the folder of the server's Unix socket.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class SocketFolder
{
    // The system's structure holds 104 bytes on macOS and 108 on Linux, the final zero included.
    private const int LongestPath = 103;
    private const string SocketName = "/.s.PGSQL.5432";

    /// <summary>
    /// The cluster's own folder where its path can be the address of a socket, else a folder, made here for its owner
    /// only, whose name follows from the path and the user.
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
        // Nobody but the owner may do this: it also proves that the folder is not someone else's.
        File.SetUnixFileMode(folder, ProtectedFolder.OwnerOnly);
        return folder;
    }

    // Commas separate hosts in a connection string and folders in a server setting.
    private static bool CanHoldSocket(string folder) =>
        Encoding.UTF8.GetByteCount(folder + SocketName) <= LongestPath && PlainPath().IsMatch(folder);

    private static string NameFor(string cluster) =>
        "wiki-" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Environment.UserName + "\n" + cluster)))[..16];

    // /run belongs to root alone; in a folder open to all, somebody else could be there first.
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
