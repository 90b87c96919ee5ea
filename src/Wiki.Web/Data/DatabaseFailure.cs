using System.Net.Sockets;
using Npgsql;

namespace Wiki.Web.Data;

/// <summary>Tells a database that is away from a fault of this program.</summary>
public static class DatabaseFailure
{
    /// <summary>True when trying again later may succeed: no connection, starting up, shutting down, too many clients.</summary>
    public static bool IsPassing(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException postgres:
                    return postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                        or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
                        or PostgresErrorCodes.DiskFull;
                case NpgsqlException or SocketException:
                    return true;
            }
        }

        return false;
    }
}
