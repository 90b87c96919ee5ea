using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Wiki.Core.Data.Postgres;

namespace Wiki.Web.Tests.Data;

/// <summary>
/// Each test starts real servers. Making a cluster is slow, so tests that do not need a new one use the same data
/// folder one after the other, and each must cope with what the one before left.
/// </summary>
public sealed class EmbeddedPostgresTests(EmbeddedPostgresTests.DataFolder shared)
    : IClassFixture<EmbeddedPostgresTests.DataFolder>, IDisposable
{
    private static readonly PostgresOptions Quick = new()
    {
        Settings = new Dictionary<string, string> { ["fsync"] = "off" },
        Patience = TimeSpan.FromMilliseconds(200),
    };

    private readonly DataFolder _new = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _new.Dispose();

    [Fact]
    public async Task A_new_database_is_unicode_and_has_trigrams_and_unaccent()
    {
        await using var postgres = await StartAsync();
        await postgres.CreateDatabaseAsync("wiki", cancellation: Cancellation);
        await RunAsync(postgres, "wiki", "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
        Assert.Equal("UTF8", await RunAsync(postgres, "wiki", "SHOW server_encoding"));
        Assert.Equal("Paravirtualise", await RunAsync(postgres, "wiki", "SELECT unaccent('Paravirtualisé')"));
        Assert.Equal(true, await RunAsync(postgres, "wiki", "SELECT 'hypervisor' % 'hypervsor'"));
        Assert.Equal("é", await RunAsync(postgres, "wiki", "SELECT lower('É')"));
    }

    [Fact]
    public async Task Nothing_listens_on_the_network()
    {
        await using var postgres = await StartAsync(shared.Path, Quick with { LoopbackTcp = false });
        Assert.Equal(
            OperatingSystem.IsWindows() ? "127.0.0.1" : "",
            await RunAsync(postgres, "postgres", "SHOW listen_addresses"));
    }

    [Fact]
    public async Task Over_TCP_only_the_loopback_address_is_served_and_a_password_is_asked()
    {
        await using var postgres = await StartAsync(_new.Path, Quick with { LoopbackTcp = true });
        Assert.Equal("127.0.0.1", await RunAsync(postgres, "postgres", "SHOW listen_addresses"));
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Password = "guess" };
        await using var stranger = new NpgsqlConnection(guess.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task A_database_survives_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await first.CreateDatabaseAsync("kept", cancellation: Cancellation);
            await RunAsync(first, "kept", "CREATE TABLE systems AS SELECT 'UML' AS name");
        }
        await using var second = await StartAsync();
        Assert.Equal("UML", await RunAsync(second, "kept", "SELECT name FROM systems"));
    }

    [Fact]
    public async Task A_database_is_copied_from_a_template_and_made_only_once()
    {
        await using var postgres = await StartAsync();
        await postgres.CreateDatabaseAsync("model", cancellation: Cancellation);
        await RunAsync(postgres, "model", "CREATE TABLE systems AS SELECT 'Xen' AS name");
        NpgsqlConnection.ClearAllPools();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            postgres.CreateDatabaseAsync("a \"copy\"", "model", Cancellation)));
        Assert.Equal("Xen", await RunAsync(postgres, "a \"copy\"", "SELECT name FROM systems"));
    }

    [Fact]
    public async Task A_server_that_a_killed_wiki_left_running_is_taken_over()
    {
        var left = await LeaveRunningAsync();
        await using var postgres = await StartAsync();
        Assert.Equal(left, postgres.ProcessId);
        Assert.Equal(1, await RunAsync(postgres, "postgres", "SELECT 1"));
    }

    [Fact]
    public async Task A_server_left_running_with_other_settings_is_started_again()
    {
        var left = await LeaveRunningAsync();
        var settings = new Dictionary<string, string>(Quick.Settings) { ["work_mem"] = "7MB" };
        await using var postgres = await StartAsync(shared.Path, Quick with { Settings = settings });
        Assert.NotEqual(left, postgres.ProcessId);
        Assert.Equal("7MB", await RunAsync(postgres, "postgres", "SHOW work_mem"));
    }

    [Fact]
    public async Task A_second_copy_is_told_which_process_has_the_folder_and_where_it_is_reached()
    {
        await using var first = await StartAsync();
        first.Announce("http://localhost:5080");
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(StartAsync);
        Assert.Contains($"process {Environment.ProcessId} (http://localhost:5080)", refusal.Message);
        Assert.Contains("Wiki__DataFolder", refusal.Message);
        Assert.Equal(1, await RunAsync(first, "postgres", "SELECT 1"));
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_begun_again()
    {
        var halfMade = Directory.CreateDirectory(Path.Combine(_new.Path, "postgres.new-1", "base"));
        await File.WriteAllTextAsync(Path.Combine(halfMade.Parent!.FullName, "PG_VERSION"), "1", Cancellation);
        await using var postgres = await StartAsync(_new.Path, Quick);
        Assert.Equal(1, await RunAsync(postgres, "postgres", "SELECT 1"));
        Assert.False(Directory.Exists(halfMade.FullName));
    }

    [Fact]
    public async Task A_server_that_dies_is_started_again_and_has_lost_nothing_committed()
    {
        await using var postgres = await StartAsync();
        await RunAsync(postgres, "postgres", "CREATE TABLE systems AS SELECT 'KVM' AS name");
        using (var server = Process.GetProcessById(postgres.ProcessId))
        {
            server.Kill();
            await server.WaitForExitAsync(Cancellation);
        }
        await postgres.EnsureRunningAsync(Cancellation);
        Assert.Equal("KVM", await RunAsync(postgres, "postgres", "SELECT name FROM systems"));
    }

    [Fact]
    public async Task A_running_server_is_left_alone_by_the_watch()
    {
        await using var postgres = await StartAsync();
        var before = postgres.ProcessId;
        await postgres.EnsureRunningAsync(Cancellation);
        Assert.Equal(before, postgres.ProcessId);
    }

    [Fact]
    public async Task A_process_number_noted_before_the_machine_was_reset_does_not_hinder_the_start()
    {
        await using (await StartAsync())
        {
            // Made, and stopped again.
        }
        var cluster = Path.Combine(shared.Path, "postgres");
        var note = $"{Environment.ProcessId}\n{cluster}\n1169078400\n5432\n{cluster}\n\n0 0\nready\n";
        await File.WriteAllTextAsync(Postmaster.FileOf(cluster), note, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(cluster, ".s.PGSQL.5432.lock"), note, Cancellation);
        await using var postgres = await StartAsync();
        Assert.Equal(1, await RunAsync(postgres, "postgres", "SELECT 1"));
    }

    [Fact]
    public async Task A_data_folder_too_deep_for_a_socket_works()
    {
        var deep = Path.Combine(_new.Path, new string('d', 100), "and, a comma");
        await using var postgres = await StartAsync(deep, Quick);
        Assert.Equal(1, await RunAsync(postgres, "postgres", "SELECT 1"));
    }

    [Fact]
    public async Task Databases_of_another_version_are_refused_with_both_versions()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_new.Path, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(cluster.FullName, "PG_VERSION"), "99\n", Cancellation);
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(_new.Path, Quick));
        Assert.Matches("made by PostgreSQL 99, .* are PostgreSQL [0-9]+", refusal.Message);
    }

    [Fact]
    public async Task A_folder_that_is_no_cluster_is_left_as_it_is()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_new.Path, "postgres"));
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(_new.Path, Quick));
        Assert.Contains($"{cluster.FullName} is not a PostgreSQL cluster", refusal.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_quoted_and_the_folder_is_let_go()
    {
        var settings = new Dictionary<string, string> { ["no_such_setting"] = "1" };
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(
            () => StartAsync(shared.Path, Quick with { Settings = settings }));
        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", refusal.Message);
        await using var postgres = await StartAsync();
        Assert.Equal(1, await RunAsync(postgres, "postgres", "SELECT 1"));
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused_by_name()
    {
        Directory.CreateDirectory(_new.Path);
        var file = Path.Combine(_new.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(file, Quick));
        Assert.Contains(file, refusal.Message);
    }

    public sealed class DataFolder : IDisposable
    {
        public string Path { get; } =
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"wiki tests {Guid.NewGuid():N}");

        public void Dispose()
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }

    // As a killed process would: the server runs and nobody holds the folder.
    private async Task<int> LeaveRunningAsync()
    {
        Directory.CreateDirectory(shared.Path);
        var cluster = await PostgresCluster.PrepareAsync(shared.Path, Quick, NullLogger.Instance, Cancellation);
        await cluster.StartAsync(Cancellation);
        return cluster.ProcessId!.Value;
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(shared.Path, Quick);

    private static Task<EmbeddedPostgres> StartAsync(string folder, PostgresOptions options) =>
        EmbeddedPostgres.StartAsync(folder, options, NullLogger.Instance, Cancellation);

    private static async Task<object?> RunAsync(EmbeddedPostgres postgres, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString(database));
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // Written in this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
