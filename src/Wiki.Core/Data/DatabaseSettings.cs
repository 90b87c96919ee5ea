using Wiki.Core.Data.Postgres;

namespace Wiki.Core.Data;

/// <summary>Which database this program works on.</summary>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Private">The private PostgreSQL that this program started; null with your own server.</param>
public sealed record DatabaseSettings(string ConnectionString, EmbeddedPostgres? Private);
