namespace Wiki.Web.Data.Postgres;

/// <summary>How the private PostgreSQL is run. The defaults are right for the program itself.</summary>
public sealed record PostgresOptions
{
    /// <summary>
    /// Server settings added to the wiki's own, e.g. <c>fsync</c> = <c>off</c> for tests. A running server whose
    /// settings differ is started again.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a copy waits for another that holds the data folder, which may be about to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The folder from which <c>node_modules</c> is looked for, there and in every folder above it.</summary>
    public string SearchFrom { get; init; } = AppContext.BaseDirectory;

    /// <summary>
    /// Whether the server listens on a free TCP port of the loopback address, behind a random password, instead of a
    /// Unix socket. On Windows always, because peer authentication does not exist there.
    /// </summary>
    public bool LoopbackTcp { get; init; } = OperatingSystem.IsWindows();
}
