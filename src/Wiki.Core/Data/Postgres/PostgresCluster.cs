using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The databases in the folder <c>postgres</c> of a data folder and the server that serves them. The caller must hold
/// the folder's <see cref="DataFolderLock"/>.
/// </summary>
internal sealed class PostgresCluster
{
    private const string DraftMark = ".new-";
    private const int LogLinesShown = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RemainsPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OrderlyStop = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan HastyStop = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly string _path;
    private readonly string _log;
    private readonly PostgresBinaries _binaries;
    private readonly ServerAccount _account;
    private readonly PostgresOptions _options;
    private readonly ILogger _logger;
    private readonly ServerSettings _settings;
    private Postmaster? _server;

    private PostgresCluster(
        string folder, PostgresBinaries binaries, ServerAccount account, PostgresOptions options, ILogger logger)
    {
        _folder = folder;
        _path = PathIn(folder);
        _log = Path.Combine(folder, "postgres.log");
        _binaries = binaries;
        _account = account;
        _options = options;
        _logger = logger;
        _settings = options.LoopbackTcp || OperatingSystem.IsWindows()
            ? ServerSettings.ForLoopback(folder, Running()?.Port)
            : ServerSettings.ForSocket(folder, SocketFolder.For(_path));
    }

    /// <summary>The process of the server last started or found running; null before.</summary>
    public int? ProcessId => _server?.ProcessId;

    /// <summary>Whether that process still runs. Starts nothing and asks the server nothing.</summary>
    public bool IsRunning => _server?.IsRunning() == true;

    /// <summary>Finds the programs and makes the cluster when there is none.</summary>
    /// <exception cref="EmbeddedPostgresException">No programs were found that can use the cluster.</exception>
    public static async Task<PostgresCluster> PrepareAsync(
        string folder, PostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var path = PathIn(folder);
        var major = MajorOf(path);
        var binaries = await PostgresBinaries.FindAsync(options.SearchFrom, major, cancellation);
        if (major is not null && major != binaries.Major)
        {
            throw new EmbeddedPostgresException(
                $"The databases in {path} were made by PostgreSQL {major}, and the programs in {binaries.Folder} are "
                + $"PostgreSQL {binaries.Version}, which cannot read them. Install PostgreSQL {major} beside it, or "
                + "export the wiki with the version that made them and import it into a new data folder.");
        }

        EnsureShellSafe(binaries.Folder);
        var account = await ServerAccount.ChooseAsync(folder, path, binaries, cancellation);
        var cluster = new PostgresCluster(folder, binaries, account, options, logger);
        cluster.DeleteDrafts();
        if (major is null)
        {
            await cluster.InitializeAsync(cancellation);
        }

        return cluster;
    }

    /// <summary>Refuses a path that pg_ctl would misread: it passes the path to a shell inside double quotes.</summary>
    /// <exception cref="EmbeddedPostgresException">The path has one of those characters.</exception>
    public static void EnsureShellSafe(string path)
    {
        if (!OperatingSystem.IsWindows() && path.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL cannot be started in {path}: the path must not have any of \" $ ` \\. Rename the folder, "
                + "or choose another data folder: Wiki__DataFolder=/path/to/another/folder.");
        }
    }

    /// <summary>How to connect to a database.</summary>
    public NpgsqlConnectionStringBuilder ConnectionTo(string database) => _settings.ConnectionTo(database);

    /// <summary>
    /// Starts the server. A server that an ended process left running is taken over when it answers and has the same
    /// settings; otherwise it is started again.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It does not start; the message has the end of its log.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var running = Running();
        var changed = _settings.Write(_binaries, _options.Settings);
        if (running is not null && !changed && await AnswersAsync(cancellation))
        {
            _logger.LogInformation("PostgreSQL still runs (process {Process}) and is used.", running.ProcessId);
            _server = running;
            return;
        }
        if (running is not null)
        {
            await StopAsync(running, changed ? OrderlyStop : HastyStop);
        }

        await LaunchAsync(cancellation);
    }

    /// <summary>Stops the server: open transactions are rolled back, everything else is on disk.</summary>
    public async Task StopAsync()
    {
        if (Running() is { } running)
        {
            await StopAsync(running, OrderlyStop);
        }

        if (_settings.SocketFolder is not { } socket || socket == _path)
        {
            return;
        }

        try
        {
            Directory.Delete(socket, recursive: true);
        }
        catch (IOException e)
        {
            _logger.LogWarning("The socket folder {Folder} could not be deleted: {Reason}", socket, e.Message);
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "postgres");

    private static int? MajorOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return null;
        }

        var file = Path.Combine(path, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException(
                $"{path} is not a PostgreSQL cluster: {file} cannot be read. Put a backup in its place, or move the "
                + "folder away to begin with an empty wiki. A folder that was first used by another user, or by "
                + "root, can be used by that user only.");
    }

    private Postmaster? Running() => Postmaster.NotedIn(_path) is { } noted && noted.IsRunning() ? noted : null;

    // PostgreSQL believes that it already runs when the process noted in one of these files exists. After a restart of
    // the machine or of a container that process may be any program; after a crash, a zombie that its parent never
    // reaps.
    private void ForgetStrangers()
    {
        if (Postmaster.NotedIn(_path) is not { } noted || noted.IsRunning() || !noted.NumberIsTaken())
        {
            return;
        }

        File.Delete(Postmaster.FileOf(_path));
        if (_settings.SocketFolder is { } socket)
        {
            File.Delete(Path.Combine(socket, $".s.PGSQL.{noted.Port}.lock"));
        }
    }

    // After the wiki was killed, its initdb still writes to the draft for a moment. A draft that cannot be deleted now
    // is deleted at a later start.
    private void DeleteDrafts()
    {
        foreach (var draft in Directory.EnumerateDirectories(_folder, Path.GetFileName(_path) + DraftMark + "*"))
        {
            try
            {
                Directory.Delete(draft, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _logger.LogWarning(
                    "{Draft}, left by an interrupted first start, cannot be deleted yet: {Reason}", draft, e.Message);
            }
        }
    }

    // Made in a draft folder and moved to its place when complete, so an interrupted start leaves nothing half made.
    private async Task InitializeAsync(CancellationToken cancellation)
    {
        var draft = _path + DraftMark + RandomNumberGenerator.GetHexString(8, lowercase: true);
        ProtectedFolder.Make(draft, ProtectedFolder.OwnerOnly);
        List<string> arguments =
            ["--pgdata=" + draft, "--username=" + EmbeddedPostgres.Role, "--encoding=UTF8", "--locale=C"];
        // Text is ordered by code point everywhere. pg_trgm asks the system which characters are letters, whatever the
        // provider; without a UTF-8 locale it would skip letters beyond ASCII.
        var locales = await Command.RunAsync("locale", ["-a"], cancellation);
        if (locales.Output.Split('\n').Any(name => name is "C.utf8" or "C.UTF-8"))
        {
            arguments.Add("--lc-ctype=C.UTF-8");
        }

        if (_binaries.Major >= 17)
        {
            arguments.AddRange(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]);
        }

        List<string> given = [draft];
        if (_settings.SocketFolder is null)
        {
            var password = ServerSettings.PasswordFile(_folder);
            arguments.AddRange(["--auth=scram-sha-256", "--pwfile=" + password]);
            given.Add(password);
        }
        else
        {
            arguments.Add("--auth=peer");
        }
        if (_options.Settings.GetValueOrDefault("fsync") == "off")
        {
            arguments.Add("--no-sync");
        }

        await _account.GiveAsync(given, cancellation);
        var made = await _account.RunAsync(_binaries.Program("initdb"), arguments, cancellation);
        if (!made.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL could not make its databases in {draft}:\n{LastLines(made.Output)}");
        }

        Directory.Move(draft, _path);
        _logger.LogInformation("Made the databases of PostgreSQL {Version} in {Path}.", _binaries.Version, _path);
    }

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        await using (File.Open(_log, LogCreation()))
        {
            // Opening it creates the file if it is missing; the account that will write to it gets it below.
        }
        List<string> given = [_log];
        if (_settings.SocketFolder is { } socket && socket != _path)
        {
            ProtectedFolder.Make(socket, ProtectedFolder.OwnerOnly);
            given.Add(socket);
        }
        await _account.GiveAsync(given, cancellation);
        var trying = Stopwatch.StartNew();
        while (true)
        {
            var written = new FileInfo(_log).Length;
            ForgetStrangers();
            // Not cancelled while it runs: the server would start unnoticed.
            var started = await _account.RunAsync(_binaries.Program("pg_ctl"), [
                "start", "--silent", "--wait", "--timeout=300", "--pgdata=" + _path, "--log=" + _log,
                "--options=-c config_file=" + ShellQuoted(_settings.File)], CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            if (started.Succeeded)
            {
                break;
            }

            var said = LogFrom(written);
            // The children of a server that was killed need a moment to notice and end.
            if (!said.Contains("is still in use", StringComparison.Ordinal) || trying.Elapsed > RemainsPatience)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL does not start in {_path}. {started.Output}\nThe end of {_log}:\n{LastLines(said)}");
            }

            await Task.Delay(Pause, cancellation);
        }
        _server = Postmaster.NotedIn(_path);
        _logger.LogInformation(
            "Started PostgreSQL {Version} in {Path} (process {Process}).",
            _binaries.Version, _path, _server?.ProcessId);
    }

    private async Task StopAsync(Postmaster running, TimeSpan patience)
    {
        foreach (var (mode, seconds) in new[] { ("fast", (int)patience.TotalSeconds), ("immediate", 5) })
        {
            await _account.RunAsync(_binaries.Program("pg_ctl"), [
                "stop", "--silent", "--wait", $"--timeout={seconds}", $"--mode={mode}", "--pgdata=" + _path],
                CancellationToken.None);
            if (!running.IsRunning())
            {
                return;
            }

            _logger.LogWarning(
                "PostgreSQL (process {Process}) did not stop in {Seconds} s.", running.ProcessId, seconds);
        }
        running.Kill();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        var connection = ConnectionTo("postgres");
        connection.Pooling = false;
        connection.Timeout = (int)AnswerPatience.TotalSeconds;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var attempt = new NpgsqlConnection(connection.ConnectionString);
                await attempt.OpenAsync(cancellation);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                return true;
            }
            catch (PostgresException e) when (
                e.SqlState == PostgresErrorCodes.CannotConnectNow && waited.Elapsed < AnswerPatience)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
    }

    private static FileStreamOptions LogCreation()
    {
        var creation = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return creation;
    }

    private string LogFrom(long position)
    {
        using var log = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Min(position, log.Length);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    private static string LastLines(string text) => string.Join('\n', text.Trim().Split('\n').TakeLast(LogLinesShown));

    private static string ShellQuoted(string path) => OperatingSystem.IsWindows()
        ? $"\"{path}\""
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
