using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Wiki.Web.Tests.Harness;

/// <summary>
/// Sits between the wiki and its database: counts the commands, and lets a test wait or fail there.
/// </summary>
public sealed class DatabaseHook : DbCommandInterceptor
{
    private int _commands;

    /// <summary>How many commands were sent.</summary>
    public int Commands => Volatile.Read(ref _commands);

    /// <summary>Runs before each command, with its text.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Runs when a command has its answer, with its text.</summary>
    public Func<string, Task>? After { get; set; }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Interlocked.Increment(ref _commands);
        await (Before?.Invoke(command.CommandText) ?? Task.CompletedTask);
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        await (After?.Invoke(command.CommandText) ?? Task.CompletedTask);
        return result;
    }
}
