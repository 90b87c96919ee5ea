namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The account under which PostgreSQL's programs run: the wiki's own or, because PostgreSQL refuses to run as root,
/// an unprivileged one that <c>setpriv</c> changes to.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] SystemFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    private readonly string[] _prefix;
    private readonly string? _owner;

    private ServerAccount(string[] prefix, string? owner)
    {
        _prefix = prefix;
        _owner = owner;
    }

    /// <summary>
    /// Chooses the account. For root it is the owner of an existing cluster, else <c>postgres</c>, else <c>nobody</c>.
    /// If that account cannot reach the programs or the data folder (a checkout below /root), its programs get the
    /// least capability with which they can.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">No account can be used; the message says what to do.</exception>
    public static async Task<ServerAccount> ChooseAsync(
        string folder, string cluster, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount([], null);
        }

        var setpriv = SystemFolders.Select(f => Path.Combine(f, "setpriv")).FirstOrDefault(File.Exists)
            ?? throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and the program setpriv, with which the wiki would run it as "
                + "another user, is missing. Install it (package util-linux), or start the wiki as an ordinary user, "
                + "or set ConnectionStrings__Wiki to use a server of your own.");
        var (user, group) = await OwnerOfAsync(cluster, cancellation) ?? Unprivileged();
        var change = new[] { setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups" };
        var refusal = "";
        foreach (var capability in new[] { "", "dac_read_search", "dac_override" })
        {
            // PostgreSQL asks access(2) whether it may run its own programs. For accounts other than root, access(2)
            // ignores capabilities unless this bit is set. --no-new-privs keeps the programs from gaining any more.
            string[] grant = capability.Length == 0
                ? ["--inh-caps=-all"]
                : ["--no-new-privs", "--securebits=+no_setuid_fixup",
                    $"--inh-caps=-all,+{capability}", $"--ambient-caps=+{capability}"];
            var account = new ServerAccount([.. change, .. grant, "--"], $"{user}:{group}");
            var attempt = await account.RunAsync(
                "/bin/sh", ["-c", "cd \"$1\" && \"$2\" --version", "sh", folder, binaries.Program("postgres")],
                cancellation);
            if (attempt.Succeeded)
            {
                return account;
            }

            refusal = attempt.Output;
        }
        throw new EmbeddedPostgresException(
            $"PostgreSQL refuses to run as root, and user {user} cannot use {folder} and {binaries.Folder}: "
            + $"{refusal} Start the wiki as an ordinary user, or move it to a folder that user {user} can reach.");
    }

    /// <summary>Runs one of PostgreSQL's programs under this account.</summary>
    public Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        string[] line = [.. _prefix, program, .. arguments];
        return Command.RunAsync(line[0], line[1..], cancellation);
    }

    /// <summary>Gives files or folders to this account.</summary>
    public async Task GiveAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        if (_owner is null)
        {
            return;
        }

        var given = await Command.RunAsync("chown", ["-h", _owner, .. paths], cancellation);
        if (!given.Succeeded)
        {
            throw new EmbeddedPostgresException($"Files cannot be given to user {_owner}: {given.Output}");
        }
    }

    private static async Task<(string User, string Group)?> OwnerOfAsync(
        string cluster, CancellationToken cancellation)
    {
        if (!Directory.Exists(cluster))
        {
            return null;
        }

        var owner = await Command.RunAsync("stat", ["-c", "%u %g", cluster], cancellation);
        return owner.Succeeded && owner.Output.Split(' ') is [var user, var group] && user != "0"
            ? (user, group)
            : null;
    }

    private static (string User, string Group) Unprivileged()
    {
        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && fields[2] != "0")
            .ToLookup(fields => fields[0]);
        var user = users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            ?? throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody to run it "
                + "as. Create one, or start the wiki as an ordinary user.");
        return (user[0], user[3]);
    }
}
