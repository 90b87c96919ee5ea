using System.Net.Sockets;
using Npgsql;

namespace Wiki.Core.Data;

/// <summary>Distinguishes a database that cannot be reached from a fault of this program.</summary>
public static class DatabaseFailure
{
    /// <summary>
    /// True when trying again later may succeed: no connection, starting up, shutting down, closed to
    /// connections, too many clients, no room, a standby that is not yet the primary.
    /// </summary>
    public static bool IsPassing(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException postgres:
                    return postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction;
                case NpgsqlException or SocketException:
                    return true;
            }
        }

        return false;
    }
}
