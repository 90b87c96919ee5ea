using Wiki.Web.Data.Postgres;

namespace Wiki.Web.Data;

/// <summary>Which database this program works on.</summary>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Private">The server this program started for itself; null with a server of one's own.</param>
public sealed record DatabaseSettings(string ConnectionString, EmbeddedPostgres? Private);
