namespace Wiki.Core.Data.Postgres;

/// <summary>How the private PostgreSQL is run. The defaults are right for the program itself.</summary>
public sealed record PostgresOptions
{
    /// <summary>
    /// Server settings added to the wiki's own, e.g. <c>fsync</c> = <c>off</c> for tests. A running server whose
    /// settings differ is started again.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait for another process that holds the data folder: it may be about to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The folder where the search for <c>node_modules</c> starts; it goes upward.</summary>
    public string SearchFrom { get; init; } = AppContext.BaseDirectory;

    /// <summary>
    /// Whether the server listens on a free TCP port of the loopback address, behind a random password, instead of a
    /// Unix socket. Always true on Windows, which has no peer authentication.
    /// </summary>
    public bool LoopbackTcp { get; init; } = OperatingSystem.IsWindows();
}
