using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The server's address and its three configuration files, in <c>postgres-settings</c> of the data folder. They are
/// outside the cluster, which may belong to another account: the wiki never writes where that account can write.
/// </summary>
internal sealed class ServerSettings
{
    private const int SocketPort = 5432;
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _host;
    private readonly int _port;
    private readonly string? _password;
    private readonly string _folder;

    private ServerSettings(string folder, string host, int port, string? password)
    {
        _folder = Path.Combine(folder, "postgres-settings");
        _host = host;
        _port = port;
        _password = password;
    }

    /// <summary>The file with the server's settings.</summary>
    public string File => Path.Combine(_folder, "postgresql.conf");

    /// <summary>The folder of the Unix socket, or null when the server listens on TCP.</summary>
    public string? SocketFolder => _password is null ? _host : null;

    /// <summary>The file with the password that TCP needs.</summary>
    public static string PasswordFile(string folder) => Path.Combine(folder, "postgres.password");

    /// <summary>The settings with which only this user can connect, over a Unix socket.</summary>
    public static ServerSettings ForSocket(string folder, string socketFolder) =>
        new(folder, socketFolder, SocketPort, password: null);

    /// <summary>The settings for the loopback address and a password, made here when there is none yet.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="port">The port of a server that runs already, or null for a free one.</param>
    public static ServerSettings ForLoopback(string folder, int? port)
    {
        var file = PasswordFile(folder);
        if (new FileInfo(file) is not { Exists: true, Length: > 0 })
        {
            var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(file, creation);
            writer.Write(RandomNumberGenerator.GetHexString(48, lowercase: true));
        }
        return new ServerSettings(folder, "127.0.0.1", port ?? FreePort(), System.IO.File.ReadAllText(file));
    }

    /// <summary>How to connect to a database of the server.</summary>
    public NpgsqlConnectionStringBuilder ConnectionTo(string database) => new()
    {
        Host = _host,
        Port = _port,
        Database = database,
        Username = EmbeddedPostgres.Role,
        Password = _password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    /// <summary>Writes the files that differ; true when any did.</summary>
    public bool Write(PostgresBinaries binaries, IReadOnlyDictionary<string, string> more)
    {
        Directory.CreateDirectory(_folder);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(_folder, Readable | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var access = Path.Combine(_folder, "pg_hba.conf");
        var names = Path.Combine(_folder, "pg_ident.conf");
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = _password is null ? "" : _host,
            ["port"] = $"{_port}",
            ["unix_socket_directories"] = SocketFolder is { } socket ? $"\"{socket}\"" : "",
            ["unix_socket_permissions"] = "0700",
            ["hba_file"] = access,
            ["ident_file"] = names,
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["lc_messages"] = "C",
            ["log_checkpoints"] = "off",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }
        // Not ||, because each file must be written.
        return Replace(access, _password is null
                ? $"local all {EmbeddedPostgres.Role} peer map=wiki\n"
                : $"host all {EmbeddedPostgres.Role} {_host}/32 scram-sha-256\n")
            | Replace(names, $"wiki \"{Environment.UserName}\" {EmbeddedPostgres.Role}\n")
            | Replace(File, $"# Written by the wiki at each start, for PostgreSQL {binaries.Version}.\n"
                + string.Concat(settings.Select(s => $"{s.Key} = {Quoted(s.Value)}\n")));
    }

    private static bool Replace(string file, string text)
    {
        if (System.IO.File.Exists(file) && System.IO.File.ReadAllText(file) == text)
        {
            return false;
        }

        var draft = file + ".new";
        System.IO.File.WriteAllText(draft, text);
        // The server's account must be able to read it, even under a strict umask.
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(draft, Readable);
        }

        System.IO.File.Move(draft, file, overwrite: true);
        return true;
    }

    private static string Quoted(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
