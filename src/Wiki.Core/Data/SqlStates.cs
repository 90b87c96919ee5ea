using Npgsql;

namespace Wiki.Core.Data;

/// <summary>Reads why PostgreSQL refused something.</summary>
internal static class SqlStates
{
    /// <summary>The state, one of <see cref="PostgresErrorCodes"/>; null for an error of another kind.</summary>
    public static string? Of(Exception e) =>
        (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState;
}
