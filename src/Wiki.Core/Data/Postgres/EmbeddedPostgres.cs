using Npgsql;

namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The private PostgreSQL of one data folder: made at the first start, started, taken over when an ended process left
/// it running, started again when it dies, stopped when disposed. Only the user who runs the wiki can connect.
/// </summary>
/// <remarks>See docs/decisions/0002-private-postgresql.md.</remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The database role to connect as, the server's superuser.</summary>
    public const string Role = "wiki";

    private readonly DataFolderLock _lock;
    private readonly PostgresCluster _cluster;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private bool _disposed;

    private EmbeddedPostgres(DataFolderLock @lock, PostgresCluster cluster, ILogger logger)
    {
        _lock = @lock;
        _cluster = cluster;
        _logger = logger;
    }

    /// <summary>The server's first process.</summary>
    public int ProcessId => _cluster.ProcessId ?? throw new InvalidOperationException("The server was never started.");

    /// <summary>
    /// Takes the data folder for this process and starts its server; returns when the server accepts connections.
    /// </summary>
    /// <param name="dataFolder">Any path; the folder is made when it is missing.</param>
    /// <param name="options">How to run the server; null for the defaults.</param>
    /// <param name="logger">Records what was made, started and taken over.</param>
    /// <param name="cancellation">Cancels the operation; nothing is left running.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot be done; the message is for the operator.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataFolder, PostgresOptions? options, ILogger logger, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(logger);
        options ??= new PostgresOptions();
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        PostgresCluster.EnsureShellSafe(folder);
        DataFolderLock? hold = null;
        PostgresCluster? cluster = null;
        try
        {
            // When the wiki runs as root, the server runs as another account, which must be able to pass through this
            // folder. Its contents have their own protection.
            ProtectedFolder.Make(
                folder, Environment.IsPrivilegedProcess ? ProtectedFolder.Passable : ProtectedFolder.OwnerOnly);
            hold = await DataFolderLock.TakeAsync(folder, options.Patience, cancellation);
            cluster = await PostgresCluster.PrepareAsync(folder, options, logger, cancellation);
            await cluster.StartAsync(cancellation);
            return new EmbeddedPostgres(hold, cluster, logger);
        }
        catch (Exception e)
        {
            await GiveUpAsync(cluster, hold);
            if (e is not (IOException or UnauthorizedAccessException))
            {
                throw;
            }

            throw new EmbeddedPostgresException(
                $"The data folder {folder} cannot be used by {Environment.UserName}: {e.Message} Make it writable, "
                + "or choose another: Wiki__DataFolder=/path/to/another/folder.", e);
        }
    }

    /// <summary>The connection string of a database of this server; the database need not exist.</summary>
    public string ConnectionString(string database) => _cluster.ConnectionTo(database).ConnectionString;

    /// <summary>Makes a database unless one with that name exists.</summary>
    /// <param name="name">Any name; it is quoted.</param>
    /// <param name="template">The database to copy, to which nobody may be connected; null for an empty one.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task CreateDatabaseAsync(
        string name, string? template = null, CancellationToken cancellation = default)
    {
        var maintenance = _cluster.ConnectionTo("postgres");
        maintenance.Pooling = false;
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
        {
            return;
        }
#pragma warning disable CA2100 // A name cannot be a parameter; it is quoted.
        await using var create = new NpgsqlCommand(
            $"CREATE DATABASE {Quoted(name)} TEMPLATE {Quoted(template ?? "template0")}", connection);
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (
            e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another connection made it in the meantime.
        }
    }

    /// <summary>
    /// Starts the server again when its process has ended. Cheap while it runs: looks the process up, starts nothing.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It does not start; the message is for the operator.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancellation)
    {
        if (_cluster.IsRunning)
        {
            return;
        }

        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            if (_disposed || _cluster.IsRunning)
            {
                return;
            }

            _logger.LogWarning("PostgreSQL (process {Process}) has ended and is started again.", _cluster.ProcessId);
            await _cluster.StartAsync(cancellation);
            // The connections in the pools lead to the server that ended.
            NpgsqlConnection.ClearAllPools();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Records where this process can be reached, for the message that a second copy prints.</summary>
    /// <param name="address">For people, e.g. <c>http://localhost:5080</c>.</param>
    public void Announce(string address) => _lock.Announce(address);

    /// <summary>Stops the server and releases the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            NpgsqlConnection.ClearAllPools();
            await GiveUpAsync(_cluster, _lock);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static async Task GiveUpAsync(PostgresCluster? cluster, DataFolderLock? hold)
    {
        try
        {
            if (cluster is not null)
            {
                await cluster.StopAsync();
            }
        }
        finally
        {
            hold?.Dispose();
        }
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
